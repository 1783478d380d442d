package io.evenkeel.change.internal;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Measurements in memory: one value a minute. */
public final class KnownSeries implements MetricStore {
    private final List<Series> all = new ArrayList<>();

    public void forget() {
        all.clear();
    }

    /** The same value each minute of the span. */
    public void constant(String name, Map<String, String> labels, Instant from, Instant to, double value) {
        var sorted = new TreeMap<>(labels);
        sorted.put("__name__", name);
        long[] times = LongStream.iterate(from.toEpochMilli(), at -> at <= to.toEpochMilli(), at -> at + 60_000)
                .toArray();
        double[] values = new double[times.length];
        java.util.Arrays.fill(values, value);
        all.add(new Series(sorted, times, values));
    }

    @Override
    public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
        return all.stream()
                .filter(series -> matchers.stream()
                        .allMatch(matcher -> matcher.test().test(series.labels().getOrDefault(matcher.label(), ""))))
                .map(series -> within(series, from.toEpochMilli(), to.toEpochMilli()))
                .filter(series -> series.times().length > 0)
                .toList();
    }

    private static Series within(Series series, long from, long to) {
        int[] places = java.util.stream.IntStream.range(0, series.times().length)
                .filter(i -> series.times()[i] >= from && series.times()[i] <= to)
                .toArray();
        return new Series(
                series.labels(),
                java.util.Arrays.stream(places)
                        .mapToLong(i -> series.times()[i])
                        .toArray(),
                java.util.Arrays.stream(places)
                        .mapToDouble(i -> series.values()[i])
                        .toArray());
    }

    @Override
    public List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to) {
        return select(matchers, from, to);
    }

    @Override
    public Written write(Source source, List<TimeSeries> batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedSet<String> labelNames(List<List<Matcher>> anyOf) {
        return new TreeSet<>();
    }

    @Override
    public SortedSet<String> labelValues(String label, List<List<Matcher>> anyOf) {
        return new TreeSet<>();
    }
}
