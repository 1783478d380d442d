package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Knowledge;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** {@link Knowledge}: asks the right, hands the words to the search and incidents to the suggestions. */
@Service
class KnowledgeService implements Knowledge, WordSearch {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_PASSAGES = 50;
    private static final int LANGUAGES = 2;

    private final ObjectProvider<PassageSearch> search;
    private final Suggestions suggestions;
    private final ShippedTwins twins;

    KnowledgeService(ObjectProvider<PassageSearch> search, Suggestions suggestions, ShippedTwins twins) {
        this.search = search;
        this.suggestions = suggestions;
        this.twins = twins;
    }

    @Override
    public List<Passage> find(Actor actor, String text, Optional<String> language, int limit) {
        return passages(actor, text, language, limit).passages();
    }

    @Override
    public PassageSearch.Found passages(Actor actor, String text, Optional<String> language, int limit) {
        actor.mustHave(Right.SEE_OPERATIONS);
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "knowledge-words-too-long",
                    "Search with at most %,d characters; these are %,d.".formatted(LONGEST_TEXT, text.length()),
                    "q");
        }
        PassageSearch there = search.getIfAvailable();
        return there == null || text.isBlank()
                ? new PassageSearch.Found(List.of(), "words")
                : once(there, text, language, Math.clamp(limit, 1, MOST_PASSAGES));
    }

    /** Twins may take half of what is found, so twice as many are sought. */
    private PassageSearch.Found once(PassageSearch there, String text, Optional<String> language, int limit) {
        var found = there.find(text, Math.min(LANGUAGES * limit, MOST_PASSAGES));
        List<Passage> once = twins.once(found.passages(), Passage::article, language);
        return new PassageSearch.Found(once.stream().limit(limit).toList(), found.how());
    }

    @Override
    public List<Suggestion> forIncident(Actor actor, String incident, Optional<String> language) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return suggestions.of(incident, language);
    }
}
