package io.evenkeel.logs.internal.columns;

import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Bucket;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts lines by step and severity. Not thread-safe. */
public final class StepCounts {
    private static final int SEVERITIES = Severity.values().length;

    private final long length;
    private final long first;
    private final long[] counts;

    /** @throws IllegalArgumentException for more than {@value LogStore#MOST_BUCKETS} steps */
    public StepCounts(Span span, Duration step) {
        length = step.toMillis();
        first = Math.floorDiv(span.from().toEpochMilli(), length);
        long steps = Math.floorDiv(span.to().toEpochMilli() - 1, length) - first + 1;
        if (steps > LogStore.MOST_BUCKETS) {
            throw new IllegalArgumentException(
                    "A span of " + steps + " steps is more than " + LogStore.MOST_BUCKETS + "; take longer steps.");
        }
        counts = new long[(int) Math.max(steps, 0) * SEVERITIES];
    }

    /**
     * @param at of the lines, in milliseconds, within the span
     * @param rank of their severity
     */
    public void add(long at, int rank, long lines) {
        counts[(int) (Math.floorDiv(at, length) - first) * SEVERITIES + rank] += lines;
    }

    /** The steps that have a line, in rising order. */
    public List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i * SEVERITIES < counts.length; i++) {
            Map<Severity, Long> lines = new EnumMap<>(Severity.class);
            for (Severity severity : Severity.values()) {
                long count = counts[i * SEVERITIES + severity.rank()];
                if (count > 0) {
                    lines.put(severity, count);
                }
            }
            if (!lines.isEmpty()) {
                buckets.add(new Bucket(Instant.ofEpochMilli((first + i) * length), lines));
            }
        }
        return buckets;
    }
}
