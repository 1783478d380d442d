package io.evenkeel.logs.internal.series;

import io.evenkeel.protocol.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counters of one name. A counter that is new has a sample of 0 at the tick before its first, or {@code increase()} would not
 * see what it was born with. One that nothing was counted in for an hour is given up, and begins again at 0. Bounded: beyond
 * the most, what is counted goes to counters with fewer labels told apart. Thread-safe.
 */
final class Tally {
    /** Stands for whatever is not told apart any more. */
    static final String OTHER = "other";

    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private final String metric;
    private final List<String> labels;
    private final int most;
    private final Map<List<String>, Counter> counters = new HashMap<>();
    private Instant before;

    private static final class Counter {
        private long count;
        private boolean stored;
        private Instant last;

        Counter(Instant now) {
            this.last = now;
        }
    }

    /**
     * @param labels the last one is the first that is not told apart any more; the first one always is, and so has few values
     * @param most counters with all labels told apart; half as many more with all but the last one
     * @param start no sample of these counters is older
     */
    Tally(String metric, List<String> labels, int most, Instant start) {
        this.metric = metric;
        this.labels = List.copyOf(labels);
        this.most = most;
        this.before = start;
    }

    /** @param values one for each label */
    synchronized void add(List<String> values, long count, Instant now) {
        Counter counter = counters.computeIfAbsent(admitted(values), _ -> new Counter(now));
        counter.count += count;
        counter.last = now;
    }

    private List<String> admitted(List<String> values) {
        if (counters.size() < most || counters.containsKey(values)) {
            return values;
        }
        List<String> fewer = new ArrayList<>(values);
        int last = fewer.size() - 1;
        fewer.set(last, OTHER);
        for (int i = last - 1; i > 0 && counters.size() >= most + most / 2 && !counters.containsKey(fewer); i--) {
            fewer.set(i, OTHER);
        }
        return fewer;
    }

    /** Hands out what is to be stored as of now; where the consumer fails, the next time makes up for it. */
    void store(Instant now, Consumer<List<TimeSeries>> store) {
        Map<Counter, TimeSeries> due = due(now);
        store.accept(List.copyOf(due.values()));
        synchronized (this) {
            due.keySet().forEach(counter -> counter.stored = true);
        }
    }

    private synchronized Map<Counter, TimeSeries> due(Instant now) {
        counters.values().removeIf(counter -> counter.last.plus(GIVEN_UP).isBefore(now));
        Map<Counter, TimeSeries> due = new HashMap<>();
        counters.forEach((values, counter) -> due.put(counter, series(values, counter, now)));
        before = now;
        return due;
    }

    private TimeSeries series(List<String> values, Counter counter, Instant now) {
        Map<String, String> named = new HashMap<>(Map.of("__name__", metric));
        for (int i = 0; i < labels.size(); i++) {
            named.put(labels.get(i), values.get(i));
        }
        var sample = new TimeSeries.Sample(now.toEpochMilli(), counter.count);
        boolean isBorn = !counter.stored && before.toEpochMilli() < now.toEpochMilli();
        return new TimeSeries(
                named, isBorn ? List.of(new TimeSeries.Sample(before.toEpochMilli(), 0), sample) : List.of(sample));
    }
}
