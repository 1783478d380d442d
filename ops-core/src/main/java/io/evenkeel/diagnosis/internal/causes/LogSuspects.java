package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.Scene.Change;
import io.evenkeel.diagnosis.Scene.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Programs that write what they never wrote, or far more errors than before. What a line says is quoted and never believed:
 * a line that blames another component makes that one no likelier.
 */
final class LogSuspects {
    private static final double PRIOR = -1.6;
    private static final double RISE = 5;
    private static final int MANY_NEW = 12;
    private static final int LONGEST_QUOTE = 160;
    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final Duration CHANGE_BEFORE = Duration.ofMinutes(30);

    private final Scene scene;
    private final Walk walk;

    private record Writer(String component, String source) {}

    private LogSuspects(Scene scene, Walk walk) {
        this.scene = scene;
        this.walk = walk;
    }

    static List<Suspicion> of(Scene scene, Walk walk) {
        var suspects = new LogSuspects(scene, walk);
        Map<Writer, List<Pattern>> writers = new LinkedHashMap<>();
        for (Pattern pattern : scene.patterns()) {
            if (walk.isOnTheWay(pattern.component())) {
                writers.computeIfAbsent(new Writer(pattern.component(), pattern.source()), writer -> new ArrayList<>())
                        .add(pattern);
            }
        }
        var found = new ArrayList<Suspicion>();
        writers.forEach(
                (writer, patterns) -> suspects.suspicion(writer, patterns).ifPresent(found::add));
        return found;
    }

    private Optional<Suspicion> suspicion(Writer writer, List<Pattern> patterns) {
        List<Pattern> fresh = patterns.stream().filter(Pattern::novel).toList();
        Optional<Pattern> rising = patterns.stream()
                .filter(pattern -> pattern.grave() && !pattern.novel())
                .filter(pattern -> pattern.during() >= RISE * (1 + pattern.before() / 6.0))
                .max(Comparator.comparingLong(Pattern::during));
        if (fresh.isEmpty() && rising.isEmpty()) {
            return Optional.empty();
        }
        var suspicion = new Suspicion(
                "logs:" + writer.component() + ":" + writer.source(),
                Kind.LOGS,
                writer.source(),
                "What " + writer.source() + " writes",
                walk.component(writer.component()),
                PRIOR);
        fresh.stream()
                .min(Comparator.comparing((Pattern pattern) -> !pattern.grave()).thenComparing(Pattern::first))
                .ifPresent(pattern -> novel(suspicion, pattern));
        rising.ifPresent(pattern -> rising(suspicion, pattern));
        if (fresh.size() > MANY_NEW) {
            suspicion.add(
                    -1.0,
                    "much-new",
                    "It writes much that is new anyway: %d kinds of lines.".formatted(fresh.size()),
                    Map.of("count", Integer.toString(fresh.size())));
        }
        follows(suspicion, writer, fresh);
        walk.place(suspicion, writer.component());
        return Optional.of(suspicion);
    }

    private void novel(Suspicion suspicion, Pattern pattern) {
        suspicion.add(
                pattern.grave() ? 1.3 : 0.3,
                pattern.grave() ? "new-error" : "new-line",
                "%s that had never been seen: “%s”.".formatted(pattern.grave() ? "An error" : "A line", quote(pattern)),
                facts(pattern));
        Duration between = Duration.between(pattern.first(), scene.onset()).abs();
        if (between.compareTo(NEAR) <= 0) {
            suspicion.add(
                    0.5,
                    "near-onset",
                    "It came within %s of the trouble's beginning.".formatted(ChangeSuspects.span(between)),
                    Map.of("seconds", Long.toString(between.toSeconds())));
        }
    }

    private void rising(Suspicion suspicion, Pattern pattern) {
        Map<String, String> facts = facts(pattern);
        suspicion.add(
                Math.min(1.2, 0.35 * Math.log(pattern.during() / (1 + pattern.before() / 6.0))),
                "more-errors",
                "%d lines “%s” since, and %d in the whole hour before."
                        .formatted(pattern.during(), quote(pattern), pattern.before()),
                facts);
    }

    private void follows(Suspicion suspicion, Writer writer, List<Pattern> fresh) {
        Optional<Pattern> first = fresh.stream().min(Comparator.comparing(Pattern::first));
        first.flatMap(pattern -> scene.changes().stream()
                        .filter(change -> change.components().contains(writer.component()))
                        .filter(change -> !change.begin().isAfter(pattern.first()))
                        .filter(change -> change.begin().plus(CHANGE_BEFORE).isAfter(pattern.first()))
                        .map(Change::key)
                        .findFirst())
                .ifPresent(key -> suspicion.add(
                        -0.8,
                        "follows-change",
                        "It began after " + key + ": rather what that did than a cause of its own.",
                        Map.of("change", key)));
    }

    private static String quote(Pattern pattern) {
        String text = pattern.text();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    private static Map<String, String> facts(Pattern pattern) {
        return Map.of(
                "template", Long.toString(pattern.template()),
                "text", quote(pattern),
                "before", Long.toString(pattern.before()),
                "during", Long.toString(pattern.during()));
    }
}
