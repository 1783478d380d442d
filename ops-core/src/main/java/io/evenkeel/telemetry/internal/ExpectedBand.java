package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.telemetry.Anomalies;
import io.evenkeel.telemetry.Judgement;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import io.evenkeel.telemetry.SampleSource;
import io.evenkeel.telemetry.internal.analytics.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What a query's values were expected to be over a stretch of time, series by series. Pure but for the source. */
public final class ExpectedBand {

    /** As many as a chart draws. */
    public static final int MOST_SERIES = 20;

    public static final int MOST_STEPS = 1_000;

    /** What the history is read for: weeks of newest samples, or days of all samples where that won't do. */
    private static final Duration LONG = Duration.ofDays(28);

    private static final Duration SHORT = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofDays(2);

    private ExpectedBand() {}

    /**
     * @param times ms since 1970, where something was expected; the others are as long
     * @param last what is said of the last value that there is
     */
    public record Expected(
            Map<String, String> labels,
            List<Long> times,
            List<Double> expected,
            List<Double> low,
            List<Double> high,
            Judgement last) {}

    /** @param newest hands out the newest samples of five minutes; used where that changes no answer */
    static List<Expected> of(
            PromQl query,
            MetricStore store,
            SampleSource newest,
            Instant from,
            Instant to,
            Duration step,
            PromQlLimits limits) {
        long end = to.toEpochMilli() / History.PLACE_MILLIS * History.PLACE_MILLIS;
        boolean thin = query.looksAtMultiplesOf(Duration.ofMillis(History.PLACE_MILLIS));
        List<MetricStore.Series> history =
                thin ? read(query, newest, from.minus(LONG), end, limits) : readWhole(query, store, from, end, limits);
        if (history.size() > MOST_SERIES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "band-too-many-series",
                    "A band is worked out for at most " + MOST_SERIES + " series, these are " + history.size()
                            + ". Add a label.");
        }
        long[] at = LongStream.iterate(
                        from.toEpochMilli(), time -> time <= to.toEpochMilli(), time -> time + step.toMillis())
                .limit(MOST_STEPS)
                .toArray();
        return history.stream().map(series -> expected(series, at)).toList();
    }

    private static List<MetricStore.Series> readWhole(
            PromQl query, SampleSource store, Instant from, long end, PromQlLimits limits) {
        try {
            return read(query, store, from.minus(SHORT), end, limits);
        } catch (Refusal e) {
            if (e.kind() != Refusal.Kind.TOO_LARGE) {
                throw e;
            }
        } catch (PromQlError e) {
            if (e.kind() != PromQlError.Kind.TOO_LARGE) {
                throw e;
            }
        }
        return read(query, store, from.minus(SHORTEST), end, limits);
    }

    private static List<MetricStore.Series> read(
            PromQl query, SampleSource source, Instant from, long end, PromQlLimits limits) {
        long start = Math.ceilDiv(from.toEpochMilli(), History.PLACE_MILLIS) * History.PLACE_MILLIS;
        return query.over(
                        source,
                        Instant.ofEpochMilli(start),
                        Instant.ofEpochMilli(Math.max(start, end)),
                        Duration.ofMillis(History.PLACE_MILLIS),
                        limits)
                .series();
    }

    private static Expected expected(MetricStore.Series series, long[] at) {
        List<Judgement> along = Anomalies.along(series.times(), series.values(), at);
        var times = new ArrayList<Long>();
        var expected = new ArrayList<Double>();
        var low = new ArrayList<Double>();
        var high = new ArrayList<Double>();
        for (int i = 0; i < at.length; i++) {
            if (along.get(i) instanceof Judgement.Compared compared) {
                times.add(at[i]);
                expected.add(compared.expected());
                low.add(compared.low());
                high.add(compared.high());
            }
        }
        Judgement last = Anomalies.ofLast(series.times(), series.values(), 0, series.times().length);
        return new Expected(series.labels(), times, expected, low, high, last);
    }
}
