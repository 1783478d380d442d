package io.evenkeel.energy.internal;

import io.evenkeel.audit.Refusal;
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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Series that a test tells of, and those that a room wrote. */
public final class ToldMeasurements implements MetricStore {
    public final List<Series> all = new ArrayList<>();
    /** Happens just before somebody reads. */
    public Runnable beforeReading = () -> {};
    /** More at once are refused. */
    int mostSeries = Integer.MAX_VALUE;

    /** A value each minute, a little up and down, as meters are. */
    void power(String node, double kw, Instant from, Instant to) {
        long[] times = LongStream.iterate(from.toEpochMilli(), at -> at <= to.toEpochMilli(), at -> at + 60_000)
                .toArray();
        double[] values = new double[times.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = kw + (i % 2 == 0 ? 0.01 : -0.01);
        }
        all.add(new Series(new TreeMap<>(Map.of("__name__", "power_kw", "node", node)), times, values));
    }

    /** One value of a series. */
    public void value(String name, Map<String, String> labels, double value, Instant at) {
        TreeMap<String, String> all = new TreeMap<>(labels);
        all.put("__name__", name);
        append(all, List.of(new TimeSeries.Sample(at.toEpochMilli(), value)));
    }

    @Override
    public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
        beforeReading.run();
        List<Series> found = all.stream()
                .filter(series -> matchers.stream()
                        .allMatch(matcher -> matcher.test().test(series.labels().getOrDefault(matcher.label(), ""))))
                .map(series -> cut(series, from.toEpochMilli(), to.toEpochMilli()))
                .filter(series -> series.times().length > 0)
                .toList();
        if (found.size() > mostSeries) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "too-many-series", "Too many series.");
        }
        return found;
    }

    private static Series cut(Series series, long from, long to) {
        int[] places = IntStream.range(0, series.times().length)
                .filter(i -> series.times()[i] >= from && series.times()[i] <= to)
                .toArray();
        return new Series(
                series.labels(),
                IntStream.of(places).mapToLong(i -> series.times()[i]).toArray(),
                IntStream.of(places).mapToDouble(i -> series.values()[i]).toArray());
    }

    @Override
    public List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to) {
        return select(matchers, from, to);
    }

    @Override
    public Written write(Source source, List<TimeSeries> batch) {
        batch.forEach(one -> append(new TreeMap<>(one.labels()), one.samples()));
        return new Written(batch.size(), 0, 0);
    }

    private void append(Map<String, String> labels, List<TimeSeries.Sample> samples) {
        Series old = all.stream()
                .filter(series -> series.labels().equals(labels))
                .findFirst()
                .orElseGet(() -> new Series(labels, new long[0], new double[0]));
        all.remove(old);
        all.add(new Series(
                labels,
                LongStream.concat(
                                LongStream.of(old.times()), samples.stream().mapToLong(TimeSeries.Sample::epochMillis))
                        .toArray(),
                java.util.stream.DoubleStream.concat(
                                java.util.stream.DoubleStream.of(old.values()),
                                samples.stream().mapToDouble(TimeSeries.Sample::value))
                        .toArray()));
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
