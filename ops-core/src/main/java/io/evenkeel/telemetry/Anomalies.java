package io.evenkeel.telemetry;

import io.evenkeel.telemetry.internal.analytics.Comparison;
import io.evenkeel.telemetry.internal.analytics.History;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a value is usual for its series: compared with the level of the last hours, or with the same time of other
 * days or weeks, whichever told this series' own past best. One value after another, in bounded memory, each judged by what
 * came before it. Pure: no clock, no store; {@code docs/analytics.md} has the formulas and what it can't do. Not
 * thread-safe.
 *
 * <p>The level and the profiles are medians and the width is a median absolute deviation (Hampel, The influence curve and
 * its role in robust estimation, JASA 1974; Leys et al., Detecting outliers, JESP 2013), so that what was unusual yesterday
 * does not become today's usual. Profiles by the time of day and week are those of Hyndman &amp; Athanasopoulos, Forecasting:
 * Principles and Practice, ch. 5.2. The width is calibrated on the series' own misses, as in conformal prediction (Vovk et
 * al., Algorithmic Learning in a Random World, 2005).
 *
 * <p>Days and weeks are those of UTC: when the clocks change, a daily course is an hour off until the profile has followed.
 * Counters are the caller's: give rates.
 */
public final class Anomalies {

    /** Half the width of the band, in robust standard deviations. */
    public static final double BAND = 3;

    /** How far a judgement looks back at most. */
    public static final java.time.Duration LONGEST = java.time.Duration.ofDays(35);

    private static final int CALIBRATE_EVERY = 12;

    private final History history = new History();
    private Optional<Comparison> comparison = Optional.empty();
    private long calibratedAt = Long.MIN_VALUE;

    private Anomalies() {}

    /** One that has seen nothing. */
    public static Anomalies watch() {
        return new Anomalies();
    }

    /** Judges the next value of the series, then remembers it. Times may have gaps, repeat or go back a little. */
    public Judgement next(long millis, double value) {
        long place = History.place(millis);
        if (calibratedAt == Long.MIN_VALUE || place - calibratedAt >= CALIBRATE_EVERY || place < calibratedAt) {
            comparison = Optional.of(Comparison.with(history));
            calibratedAt = place;
        }
        Judgement judgement = comparison.orElseThrow().of(millis, value);
        history.add(millis, value);
        return judgement;
    }

    /**
     * Judges the last of some samples by those before it.
     *
     * @param times ms since 1970, ascending, as many as values; what is no number is left out
     */
    public static Judgement ofLast(long[] times, double[] values, int from, int to) {
        if (to <= from) {
            return new Judgement.NotEnough("There are no samples.");
        }
        return Comparison.with(history(times, values, from, to)).of(times[to - 1], values[to - 1]);
    }

    /**
     * Judges values of a stretch, each by the samples before it; the width of the band is that of the whole history.
     *
     * @param at the times that are asked for; the reasons are empty; a time without a sample in its five minutes has the
     *     expected value and the band only, its value and score are NaN
     */
    public static List<Judgement> along(long[] times, double[] values, long[] at) {
        return Comparison.with(history(times, values, 0, times.length)).along(at);
    }

    private static History history(long[] times, double[] values, int from, int to) {
        var history = new History();
        for (int i = from; i < to; i++) {
            history.add(times[i], values[i]);
        }
        return history;
    }
}
