package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Gist;
import io.evenkeel.assistant.internal.tools.Fact;
import io.evenkeel.assistant.internal.tools.Seen;
import io.evenkeel.assistant.internal.tools.Topic;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for a single sentence that people wrote of late in which nearly all that is asked stands. Thread-safe. */
final class TextSearch {
    private static final double ENOUGH = 0.65;
    private static final int LEAST = 2;
    private static final int MOST = 3;

    private final Looks looks;
    private final Actor asker;
    private final Words words;
    private final List<String> people;

    TextSearch(Looks looks, Actor asker, Words words, List<String> people) {
        this.looks = looks;
        this.asker = asker;
        this.words = words;
        this.people = people;
    }

    void of(Asked asked, Sheet sheet, Progress progress) {
        Gist gist = Gist.of(asked.said());
        if (gist.words().size() < LEAST
                || asked.attribute().isPresent()
                || asked.measure().isPresent()
                || !asked.unknown().isEmpty()) {
            return;
        }
        var arguments = new HashMap<>(Planner.timed(asked, Map.of()));
        try {
            int told = 0;
            for (Seen seen :
                    looks.look("incident", arguments, asker, words, progress).seen()) {
                for (Fact fact : seen.about(Topic.COMMENT, Topic.EVENT)) {
                    if (told < MOST && fits(asked, gist, fact.sentence())) {
                        sheet.tell(seen, fact);
                        told++;
                    }
                }
            }
        } catch (Refusal refused) {
            return;
        }
    }

    private boolean fits(Asked asked, Gist gist, String sentence) {
        return gist.in(sentence) >= LEAST
                && gist.coverage(sentence) >= ENOUGH
                && Expected.isMet(asked, List.of(gist), "", sentence, people);
    }
}
