package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.Anomalies;
import io.evenkeel.telemetry.AnomalyScore;
import io.evenkeel.telemetry.AnomalyStream;
import io.evenkeel.telemetry.Forecast;
import io.evenkeel.telemetry.Forecasts;
import io.evenkeel.telemetry.Judgement;

/** What is usual and where it leads, from weeks of samples. No value where there is not enough history to say. */
final class Weeks {

    /** A series that ended is not judged by what it was then. */
    private static final long ENDED_MILLIS = 300_000;

    private Weeks() {}

    /** The last sample's distance from what is expected, in robust standard deviations; below zero if it is less. */
    static double anomaly(Window w) {
        if (hasEnded(w)) {
            return Row.NONE;
        }
        return w.through((times, values, from, to) ->
                Anomalies.ofLast(times, values, from, to) instanceof Judgement.Compared compared
                        ? compared.score()
                        : Row.NONE);
    }

    /** The highest score of the samples of the last five minutes, from 0 to 1, each by those before it in the range. */
    static double anomalyScore(Window w) {
        if (hasEnded(w)) {
            return Row.NONE;
        }
        return w.through((times, values, from, to) -> {
            var stream = new AnomalyStream();
            double most = 0;
            for (int i = from; i < to; i++) {
                AnomalyScore score = stream.next(times[i], values[i]);
                most = times[i] > times[to - 1] - ENDED_MILLIS ? Math.max(most, score.score()) : most;
            }
            return most;
        });
    }

    /** Seconds until the bound is reached; 0 if it is, infinite if it is not going to be for as long as the range goes back. */
    static double fullIn(Window w, double bound) {
        if (hasEnded(w) || !Double.isFinite(bound)) {
            return Row.NONE;
        }
        return w.through((times, values, from, to) -> switch (Forecasts.reaches(
                times, values, from, to, bound, Forecasts.LONGEST)) {
            case Forecast.Reaches.Already _ -> 0;
            case Forecast.Reaches.After after -> after.likely().toMillis() / 1000.0;
            case Forecast.Reaches.NotWithin _ -> Double.POSITIVE_INFINITY;
            case Forecast.Reaches.CannotTell _ -> Row.NONE;
        });
    }

    /** Its last sample is older than five minutes, or than two of its usual intervals. */
    private static boolean hasEnded(Window w) {
        long interval = w.size() < 2 ? 0 : (w.lastTime() - w.firstTime()) / (w.size() - 1);
        return w.end() - w.lastTime() > Math.max(ENDED_MILLIS, 2 * interval);
    }
}
