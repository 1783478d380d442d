package io.evenkeel.telemetry;

import io.evenkeel.protocol.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Gauges and counters with resets, gaps, jitter, stale markers, NaN and infinite values. */
final class RandomSamples {

    static final int MINUTES = 40;

    private RandomSamples() {}

    static Samples of(Random random, Instant start) {
        var samples = new Samples();
        for (String host : List.of("a", "b", "c")) {
            samples.add(counter(random, start, Map.of("__name__", "jobs_total", "host", host)));
            for (String mode : List.of("idle", "user")) {
                samples.add(counter(random, start, Map.of("__name__", "cpu_total", "host", host, "mode", mode)));
            }
            samples.add(gauge(random, start, Map.of("__name__", "load", "host", host)));
            samples.add(
                    gauge(random, start, Map.of("__name__", "temp", "host", host, "rack", "r" + random.nextInt(2))));
        }
        for (String host : List.of("a", "b")) {
            for (String bound : List.of("0.1", "1", "5", "+Inf")) {
                samples.add(counter(random, start, Map.of("__name__", "wait_bucket", "host", host, "le", bound)));
            }
        }
        for (int i = 0; i < 4; i++) {
            samples.add(whole(random, start, Map.of("__name__", "stage", "host", "h" + i, "site", "s" + i % 2)));
        }
        samples.add(gauge(random, start, Map.of("__name__", "load", "host", "d", "rack", "r1")));
        samples.add(gauge(random, start, Map.of("__name__", "room", "rack", "r0")));
        samples.add(gauge(random, start, Map.of("__name__", "room", "rack", "r1")));
        samples.add(gauge(random, start, Map.of("__name__", "odd", "kind", "odd")));
        return samples;
    }

    private static MetricStore.Series counter(Random random, Instant start, Map<String, String> labels) {
        long[] times = times(random, start);
        var values = new double[times.length];
        double level = random.nextInt(3) == 0 ? 0 : random.nextInt(10_000);
        for (int i = 0; i < times.length; i++) {
            level = random.nextInt(25) == 0 ? random.nextInt(5) : level + random.nextInt(20) + random.nextDouble();
            values[i] = random.nextInt(30) == 0 ? Samples.STALE : level;
        }
        return new MetricStore.Series(new TreeMap<>(labels), times, values);
    }

    private static MetricStore.Series gauge(Random random, Instant start, Map<String, String> labels) {
        long[] times = times(random, start);
        boolean odd = labels.containsKey("kind");
        var values = new double[times.length];
        double level = random.nextGaussian() * 50;
        for (int i = 0; i < times.length; i++) {
            level += random.nextGaussian() * 5;
            values[i] = random.nextInt(40) == 0 ? Samples.STALE : odd ? odd(random, level) : level;
        }
        return new MetricStore.Series(new TreeMap<>(labels), times, values);
    }

    /** A few whole numbers, as states and versions are. */
    private static MetricStore.Series whole(Random random, Instant start, Map<String, String> labels) {
        long[] times = times(random, start);
        var values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = i > 0 && random.nextInt(6) > 0 ? values[i - 1] : random.nextInt(4) - 0.5 * random.nextInt(2);
        }
        return new MetricStore.Series(new TreeMap<>(labels), times, values);
    }

    private static double odd(Random random, double level) {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 0;
            default -> level;
        };
    }

    /** Every 15 s with gaps; some series with jitter, the others right on the boundaries of ranges. */
    private static long[] times(Random random, Instant start) {
        boolean jitter = random.nextBoolean();
        var times = LongStream.builder();
        long from = start.toEpochMilli();
        int begin = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
        for (int i = begin; i < MINUTES * 4; i++) {
            if (random.nextInt(60) == 0) {
                i += random.nextInt(40);
            }
            if (random.nextInt(12) != 0) {
                times.add(from + i * 15_000L + (jitter ? random.nextInt(5_000) : 0));
            }
        }
        return times.build().toArray();
    }

    /** In requests that a head which takes no late samples accepts. */
    static List<List<TimeSeries>> inTimeOrder(Samples samples) {
        var all = samples.asRemoteWrite();
        long first = all.stream()
                .mapToLong(s -> s.samples().getFirst().epochMillis())
                .min()
                .orElseThrow();
        long last = all.stream()
                .mapToLong(s -> s.samples().getLast().epochMillis())
                .max()
                .orElseThrow();
        var slices = new ArrayList<List<TimeSeries>>();
        for (long from = first; from <= last; from += 300_000) {
            long begin = from;
            slices.add(all.stream()
                    .map(s -> new TimeSeries(
                            s.labels(),
                            s.samples().stream()
                                    .filter(x -> x.epochMillis() >= begin && x.epochMillis() < begin + 300_000)
                                    .sorted(Comparator.comparingLong(TimeSeries.Sample::epochMillis))
                                    .toList()))
                    .filter(s -> !s.samples().isEmpty())
                    .toList());
        }
        return slices;
    }
}
