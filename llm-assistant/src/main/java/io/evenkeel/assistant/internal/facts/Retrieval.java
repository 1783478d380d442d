package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Gist;
import io.evenkeel.assistant.internal.grammar.Glossary;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.tools.Fact;
import io.evenkeel.assistant.internal.tools.Seen;
import io.evenkeel.assistant.internal.tools.Topic;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last way to an answer: an article whose words really fit. Thread-safe. */
final class Retrieval {
    /** Of the question's terms, so many must stand in a passage; fewer where it asks how something is done. */
    private static final double FITS = 0.6;

    private static final double FITS_HOW_TO = 0.45;
    /** Pairs of characters that lie across two words stand nowhere else. */
    private static final double CHINESE_LESS = 0.1;

    private static final double FITS_WITH_ALERT = 0.2;
    private static final int LINES = 12;

    private final Looks looks;
    private final Actor asker;
    private final Words words;
    private final List<String> people;

    /** @param people whom a sentence may name */
    Retrieval(Looks looks, Actor asker, Words words, List<String> people) {
        this.people = people;
        this.looks = looks;
        this.asker = asker;
        this.words = words;
    }

    void of(Asked asked, Sheet sheet, Progress progress) {
        List<Gist> gists = Gist.parts(asked.text());
        boolean measured = asked.measure().isPresent() && asked.hasSubject() && !asked.wants(Intent.TODO, Intent.WHY);
        if (measured || (asked.span().isPresent() && !asked.wants(Intent.TODO))) {
            return;
        }
        supported(asked, gists, sheet, progress);
        if (sheet.hasFacts()) {
            return;
        }
        if (gists.getFirst().words().isEmpty()
                || !asked.unknown().isEmpty()
                || !asked.keys().isEmpty()) {
            return;
        }
        boolean howTo = asked.wants(Intent.TODO);
        if (howTo && asked.wants(Intent.FIRING)) {
            raised(asked, gists.getFirst(), sheet, progress);
        }
        if (sheet.hasFacts()) {
            return;
        }
        double enough = (howTo ? FITS_HOW_TO : FITS) - (asked.chinese() ? CHINESE_LESS : 0);
        String widened = Glossary.widened(asked.text());
        Map<String, String> arguments = Map.of("words", widened + (howTo ? " 处置 步骤 remedies steps" : ""));
        looks.look("knowledge", arguments, asker, words, progress).seen().stream()
                .filter(seen -> gists.stream().anyMatch(gist -> fits(gist, seen, enough)))
                .filter(seen -> Expected.isMet(asked, gists, seen.title(), passage(seen), people))
                .filter(seen -> howTo || Expected.namesStand(asked, all(seen)))
                .sorted(Comparator.comparingDouble((Seen seen) -> -best(gists, seen)))
                .limit(2)
                .forEach(seen -> tell(seen, sheet));
    }

    private static boolean fits(Gist gist, Seen seen, double enough) {
        // One word alone must be what an article is about.
        return (gist.words().size() > 1 || gist.coverage(seen.title()) == 1) && gist.coverage(all(seen)) >= enough;
    }

    private static double best(List<Gist> gists, Seen seen) {
        return gists.stream()
                .mapToDouble(gist -> gist.coverage(all(seen)) + gist.coverage(seen.title()) / 2)
                .max()
                .orElse(0);
    }

    private static String passage(Seen seen) {
        return seen.about(Topic.PASSAGE).stream().map(Fact::sentence).collect(Collectors.joining("\n"));
    }

    /** What is written for the one alert that is meant by two or more of the question's words. */
    private void raised(Asked asked, Gist terms, Sheet sheet, Progress progress) {
        List<Seen> alerts = looks.look("alert", Map.of(), asker, words, progress).seen().stream()
                .filter(seen -> !seen.about(Topic.HEAD).isEmpty())
                .toList();
        // A word that stands in every alert tells none from the others.
        Gist telling = new Gist(terms.words().stream()
                .filter(term -> !alerts.stream().allMatch(alert -> fit(new Gist(List.of(term)), alert) > 0))
                .toList());
        long most =
                alerts.stream().mapToLong(alert -> fit(telling, alert)).max().orElse(0);
        List<String> rules = alerts.stream()
                .filter(alert -> fit(telling, alert) == most)
                .map(Seen::name)
                .distinct()
                .toList();
        if (most >= 2 && rules.size() == 1) {
            looks
                    .look("knowledge", Map.of("words", asked.text(), "rule", rules.getFirst()), asker, words, progress)
                    .seen()
                    .stream()
                    .limit(1)
                    .forEach(seen -> tell(seen, sheet));
        }
    }

    private static long fit(Gist terms, Seen alert) {
        return terms.in(alert.about(Topic.HEAD).getFirst().sentence());
    }

    private static String all(Seen seen) {
        return seen.title() + " " + seen.source().text();
    }

    /** What is written for what fires on the thing that is asked about needs fewer words in common. */
    private void supported(Asked asked, List<Gist> gists, Sheet sheet, Progress progress) {
        if (asked.wants(Intent.WHY) && !asked.wants(Intent.TODO)) {
            // What helps is no cause.
            return;
        }
        for (String item : asked.items().stream().limit(2).toList()) {
            looks.look("knowledge", Map.of("words", asked.text(), "item", item), asker, words, progress).seen().stream()
                    .filter(seen -> gists.getFirst().coverage(all(seen)) >= FITS_WITH_ALERT)
                    .filter(seen -> Expected.isMet(asked, gists, seen.title(), passage(seen), people))
                    .limit(1)
                    .forEach(seen -> tell(seen, sheet));
        }
    }

    private static void tell(Seen seen, Sheet sheet) {
        seen.about(Topic.HEAD).forEach(fact -> sheet.tell(seen, fact));
        seen.about(Topic.PASSAGE).stream().limit(LINES).forEach((Fact fact) -> sheet.tell(seen, fact));
    }
}
