package io.evenkeel.telemetry;

import io.evenkeel.telemetry.internal.analytics.BackTests;
import io.evenkeel.telemetry.internal.analytics.Bounds;
import io.evenkeel.telemetry.internal.analytics.Pool;
import io.evenkeel.telemetry.internal.analytics.Regular;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells where a series leads: several simple methods are tried on its own past, and the one that was best there tells the
 * future, with an interval as wide as its misses were. If none was better than "it stays as it is", that is said. Pure: no
 * clock, no store; {@code docs/analytics.md} has the formulas and what it can't do.
 *
 * <p>Methods: last value, last day and week (Hyndman &amp; Athanasopoulos, Forecasting: Principles and Practice, ch. 5.2);
 * a straight line through the median of slopes (Theil 1950; Sen, Estimates of the regression coefficient based on Kendall's
 * tau, JASA 1968), alone and over the daily and weekly profile; damped trend (Gardner &amp; McKenzie, Forecasting trends in
 * time series, Management Science 1985) and Holt-Winters with it (Winters, Forecasting sales by exponentially weighted
 * moving averages, Management Science 1960). Choice by rolling origin: Tashman, Out-of-sample tests of forecasting accuracy,
 * IJF 2000.
 */
public final class Forecasts {

    /** How far it looks ahead at most, whatever the history. */
    public static final Duration LONGEST = Duration.ofDays(62);

    /** How many of the newest values {@link #steps} looks at. */
    public static final int MOST_VALUES = 10_000;

    private Forecasts() {}

    /**
     * @param times ms since 1970, ascending, as many as values, used from index {@code from} to before {@code to}; what is
     *     no finite number is left out
     * @param ahead how far to look; at most as far as the history goes back
     */
    public static Forecast of(long[] times, double[] values, int from, int to, Duration ahead) {
        Optional<Regular> series = Regular.of(times, values, from, to);
        return series.map(one -> BackTests.forecast(one, ahead))
                .orElseGet(() -> new Forecast.CannotTell(
                        "Not enough history: at least 24 values over 6 hours are needed, without a gap of a third of them.",
                        Optional.empty()));
    }

    /** As {@link #of(long[], double[], int, int, Duration)}, all samples, as far ahead as they go back. */
    public static Forecast of(long[] times, double[] values) {
        return of(times, values, 0, times.length, LONGEST);
    }

    /**
     * So many steps ahead, whatever the history: a pool of methods weighed by how they did on the past, seasons found in the
     * data. Farther ahead than a quarter of the history the last season goes on growing as seasons have grown.
     *
     * @param values the newest last, equally far apart, all finite, at least one; at most {@link #MOST_VALUES} of them are
     *     looked at
     * @param ahead at least 1
     */
    public static Forecast.Steps steps(double[] values, Duration step, int ahead) {
        int from = Math.max(0, values.length - MOST_VALUES);
        double[] newest = Arrays.copyOfRange(values, from, values.length);
        return Pool.steps(newest, ahead, step.toMillis());
    }

    /**
     * When a forecast series reaches a bound, from the side where most of its samples lie.
     *
     * @param ahead looks no farther than this and than the samples go back
     */
    public static Forecast.Reaches reaches(
            long[] times, double[] values, int from, int to, double bound, Duration ahead) {
        return Bounds.reaches(times, values, from, to, bound, ahead);
    }
}
