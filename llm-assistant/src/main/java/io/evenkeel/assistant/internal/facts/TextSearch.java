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
import java.util.stream.Collectors;

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
            if (told == 0) {
                looks.look("problems", Map.of("words", asked.said()), asker, words, progress).seen().stream()
                        .filter(seen -> gist.in(seen.title()) >= LEAST && gist.coverage(seen.title()) >= ENOUGH)
                        .filter(seen -> Expected.isMet(asked, List.of(gist), seen.title(), all(seen), people))
                        .limit(1)
                        .forEach(seen -> seen.about(Topic.HEAD, Topic.WORKAROUND, Topic.CAUSE)
                                .forEach(fact -> sheet.tell(seen, fact)));
            }
        } catch (Refusal refused) {
            return;
        }
    }

    private static String all(Seen seen) {
        return seen.about(Topic.WORKAROUND, Topic.CAUSE).stream()
                .map(Fact::sentence)
                .collect(Collectors.joining("\n"));
    }

    private boolean fits(Asked asked, Gist gist, String sentence) {
        return gist.in(sentence) >= LEAST
                && gist.coverage(sentence) >= ENOUGH
                && Expected.isMet(asked, List.of(gist), "", sentence, people);
    }
}
