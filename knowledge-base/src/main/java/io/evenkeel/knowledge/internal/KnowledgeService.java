package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Knowledge;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** {@link Knowledge}: asks the right, hands the words to the search and incidents to the suggestions. */
@Service
class KnowledgeService implements Knowledge, WordSearch {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_PASSAGES = 50;

    private final ObjectProvider<PassageSearch> search;
    private final Suggestions suggestions;

    KnowledgeService(ObjectProvider<PassageSearch> search, Suggestions suggestions) {
        this.search = search;
        this.suggestions = suggestions;
    }

    @Override
    public List<Passage> find(Actor actor, String text, int limit) {
        return passages(actor, text, limit).passages();
    }

    @Override
    public PassageSearch.Found passages(Actor actor, String text, int limit) {
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
                : there.find(text, Math.clamp(limit, 1, MOST_PASSAGES));
    }

    @Override
    public List<Suggestion> forIncident(Actor actor, String incident) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return suggestions.of(incident);
    }
}
