package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.Scene.Change;
import io.evenkeel.diagnosis.Scene.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people changed before the trouble. */
final class ChangeSuspects {
    private static final double PRIOR = -1.0;
    private static final double FRESHEST = 2.6;
    private static final double STALE = 1.0;
    private static final double FADES_IN_MINUTES = 40;
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Scene scene;
    private final Walk walk;

    private ChangeSuspects(Scene scene, Walk walk) {
        this.scene = scene;
        this.walk = walk;
    }

    static List<Suspicion> of(Scene scene, Walk walk) {
        var suspects = new ChangeSuspects(scene, walk);
        return scene.changes().stream()
                .filter(change -> !change.begin().isAfter(scene.onset().plus(CLOCKS)))
                .map(suspects::suspicion)
                .toList();
    }

    private Suspicion suspicion(Change change) {
        Optional<String> on = nearest(change);
        var suspicion = new Suspicion(
                "change:" + change.key(),
                Kind.CHANGE,
                change.key(),
                change.title(),
                on.flatMap(walk::component),
                PRIOR);
        time(suspicion, change);
        place(suspicion, change, on);
        novelty(suspicion, change);
        if (change.backedOut()
                && change.end().filter(end -> end.isBefore(scene.onset())).isPresent()) {
            suspicion.add(-0.8, "backed-out", "It had been taken back before the trouble began.", Map.of());
        }
        return suspicion;
    }

    /** From the last moment at which something was still being changed, or may have been. */
    private void time(Suspicion suspicion, Change change) {
        Instant last = change.end().filter(end -> end.isBefore(scene.onset())).orElse(change.begin());
        Duration lag = Duration.between(last.isAfter(change.begin()) ? last : change.begin(), scene.onset());
        double minutes = Math.max(0, lag.toSeconds() / 60.0);
        suspicion.add(
                FRESHEST * Math.exp(-minutes / FADES_IN_MINUTES) - STALE,
                "change-before",
                "It was carried out %s before the trouble began.".formatted(span(lag)),
                Map.of("seconds", Long.toString(Math.max(0, lag.toSeconds()))));
    }

    private void place(Suspicion suspicion, Change change, Optional<String> on) {
        if (on.isEmpty()) {
            suspicion.add(
                    -1.2,
                    "change-elsewhere",
                    change.components().isEmpty()
                            ? "Nobody wrote down what it is on."
                            : "It is on nothing that the trouble is known to depend on.",
                    Map.of());
        } else if (walk.isAffected(on.get())) {
            suspicion.add(
                    1.0,
                    "change-same",
                    "It is on " + walk.name(on.get()) + ", where the trouble is.",
                    Map.of("component", walk.name(on.get())));
        } else if (walk.isOnlyConnected(on.get())) {
            suspicion.add(
                    Math.max(0.15, 0.55 - 0.1 * walk.stepsTo(on.get())),
                    "change-connected",
                    "It is on " + walk.name(on.get()) + ", to which the trouble's component is connected.",
                    Map.of("component", walk.name(on.get())));
        } else {
            suspicion.add(
                    Math.max(0.3, 1.1 - 0.2 * walk.stepsTo(on.get())),
                    "change-needed",
                    "It is on " + walk.name(on.get()) + ", which the trouble's component needs.",
                    Map.of("component", walk.name(on.get())));
        }
    }

    /** Where something was out of order before, the change did not begin it; where it began just after, it may have. */
    private void novelty(Suspicion suspicion, Change change) {
        Stream<Instant> lines = scene.patterns().stream()
                .filter(pattern -> pattern.novel() && change.components().contains(pattern.component()))
                .filter(Pattern::grave)
                .map(Pattern::first);
        Stream<Instant> measured = change.components().stream()
                .flatMap(id -> walk.deviations().getOrDefault(id, List.of()).stream())
                .map(Deviation::since);
        Optional<Instant> firstLine = lines.min(Comparator.naturalOrder());
        Optional<Instant> first = Stream.concat(firstLine.stream(), measured).min(Comparator.naturalOrder());
        if (first.filter(at -> at.isBefore(change.begin().minus(CLOCKS.multipliedBy(2))))
                .isPresent()) {
            suspicion.add(
                    -1.8,
                    "disorder-before",
                    "Something was out of order there %s before it began."
                            .formatted(span(Duration.between(first.get(), change.begin()))),
                    Map.of(
                            "seconds",
                            Long.toString(Duration.between(first.get(), change.begin())
                                    .toSeconds())));
        } else if (firstLine
                .filter(at -> !at.isBefore(change.begin().minus(CLOCKS)))
                .isPresent()) {
            Duration after = Duration.between(change.begin(), firstLine.get());
            suspicion.add(
                    1.3,
                    "lines-after",
                    "Errors that had never been seen there were first written %s after it began."
                            .formatted(span(after)),
                    Map.of("seconds", Long.toString(Math.max(0, after.toSeconds()))));
        }
    }

    private Optional<String> nearest(Change change) {
        return change.components().stream()
                .filter(walk::isOnTheWay)
                .min(Comparator.comparingInt(walk::stepsTo).thenComparing(Comparator.naturalOrder()));
    }

    static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
