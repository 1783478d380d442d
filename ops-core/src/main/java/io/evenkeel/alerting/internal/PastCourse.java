package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.PastTrials.Span;
import io.evenkeel.telemetry.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which alerts an expression would have raised, from its values step by step. Fed in order of time; pure. */
final class PastCourse {
    private static final int MOST_SPANS = 1_000;

    private final long holdMillis;
    private final long stepMillis;
    private final Map<Map<String, String>, Held> holding = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private int count;

    /** Since when it has held, and when last. */
    private record Held(long since, long last) {}

    PastCourse(Duration holdFor, Duration step) {
        this.holdMillis = holdFor.toMillis();
        this.stepMillis = step.toMillis();
    }

    /** The values of the steps that follow those of the last call. */
    void feed(List<MetricStore.Series> values) {
        for (MetricStore.Series one : values) {
            var labels = new HashMap<>(one.labels());
            labels.remove("__name__");
            Map<String, String> key = Map.copyOf(labels);
            for (long time : one.times()) {
                Held held = holding.get(key);
                if (held != null && time - held.last() > stepMillis) {
                    ended(key, held, Optional.of(Instant.ofEpochMilli(held.last() + stepMillis)));
                    held = null;
                }
                holding.put(key, held == null ? new Held(time, time) : new Held(held.since(), time));
            }
        }
    }

    /** Ends those that have not held lately, so that memory is bounded by what holds at once. */
    void forgetBefore(long lastStep) {
        holding.entrySet().removeIf(entry -> {
            boolean over = entry.getValue().last() < lastStep;
            if (over) {
                ended(
                        entry.getKey(),
                        entry.getValue(),
                        Optional.of(Instant.ofEpochMilli(entry.getValue().last() + stepMillis)));
            }
            return over;
        });
    }

    private void ended(Map<String, String> labels, Held held, Optional<Instant> to) {
        if (held.last() - held.since() < holdMillis) {
            return;
        }
        count++;
        if (spans.size() < MOST_SPANS) {
            spans.add(new Span(labels, Instant.ofEpochMilli(held.since() + holdMillis), to));
        }
    }

    /** All spans, those that still fire at the end among them. Called once. */
    List<Span> spans() {
        holding.forEach((labels, held) -> ended(labels, held, Optional.empty()));
        holding.clear();
        return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    int count() {
        return count;
    }
}
