package io.evenkeel.telemetry.internal.store;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.internal.codec.Points;
import io.evenkeel.telemetry.internal.codec.RandomRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests as senders make them, and as they should not: in order and not, twice, late by minutes or days. */
final class RandomBatches {

    private static final int SERIES = 300;

    private final Random random;
    private final Instant start;
    private final List<List<TimeSeries>> sent = new ArrayList<>();
    private long seconds;

    RandomBatches(Random random, Instant start) {
        this.random = random;
        this.start = start;
    }

    /** The time that the newest samples have. */
    Instant now() {
        return start.plusSeconds(seconds);
    }

    List<TimeSeries> next() {
        if (!sent.isEmpty() && random.nextInt(8) == 0) {
            return sent.get(random.nextInt(sent.size()));
        }
        List<TimeSeries> batch = random.nextInt(6) == 0 ? runs() : scrape();
        sent.add(batch);
        return batch;
    }

    /** One sample each of many series, nearly in order. */
    private List<TimeSeries> scrape() {
        seconds += random.nextInt(5) == 0 ? random.nextInt(4_000) : 10;
        long at = start.plusSeconds(seconds - (random.nextInt(10) == 0 ? random.nextInt(10_000) : 0))
                .toEpochMilli();
        var batch = new ArrayList<TimeSeries>();
        int from = random.nextInt(SERIES);
        for (int i = 0; i < 50; i++) {
            double value = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(10_000) / 100.0;
            batch.add(new TimeSeries(labels((from + i) % SERIES), List.of(new TimeSeries.Sample(at, value))));
        }
        return batch;
    }

    /** Many samples of few series, of any time up to two days back. */
    private List<TimeSeries> runs() {
        var batch = new ArrayList<TimeSeries>();
        for (int i = 0; i < 3; i++) {
            Instant from = start.plusSeconds(seconds).minus(Duration.ofMinutes(random.nextInt(2_880)));
            Points points = RandomRuns.next(random, from.toEpochMilli());
            var samples = new ArrayList<TimeSeries.Sample>();
            long latest = start.plusSeconds(seconds).toEpochMilli();
            for (int s = 0; s < points.count() && points.time(s) <= latest; s++) {
                samples.add(new TimeSeries.Sample(points.time(s), points.value(s)));
            }
            if (random.nextBoolean()) {
                java.util.Collections.shuffle(samples, random);
            }
            batch.add(new TimeSeries(labels(random.nextInt(SERIES)), samples));
        }
        return batch;
    }

    static Map<String, String> labels(int series) {
        return Map.of("__name__", Model.METRIC + series % 3, "series", Integer.toString(series));
    }
}
