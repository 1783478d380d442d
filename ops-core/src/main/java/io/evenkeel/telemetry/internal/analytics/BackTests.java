package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Forecast;
import io.evenkeel.telemetry.internal.analytics.Candidate.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tries the candidates on a series' own past, and lets the best tell the future. */
public final class BackTests {

    private static final int MOST_TRIALS = 4;

    /** A candidate must be better than the last value by so much, and than a simpler one by so much. */
    private static final double BETTER_THAN_NAIVE = 0.8;

    private static final double BETTER_THAN_SIMPLER = 0.97;

    private static final double COVERED = 0.95;

    /** Few trials see few of the misses that there are. */
    private static final double FEW_TRIALS = 1.1;

    private BackTests() {}

    private record Tried(Candidate candidate, double meanError, double[][] misses) {

        /** Better than the last value by far, and in every trial: of many candidates one is lucky now and then. */
        boolean tells(Tried naive) {
            if (naive.meanError == 0) {
                return true;
            }
            for (int trial = 0; trial < misses.length; trial++) {
                if (Arrays.stream(misses[trial]).sum()
                        > Arrays.stream(naive.misses[trial]).sum()) {
                    return false;
                }
            }
            return meanError <= BETTER_THAN_NAIVE * naive.meanError;
        }
    }

    public static Forecast forecast(Regular series, Duration ahead) {
        double[] values = series.values();
        int steps = Math.clamp(ahead.toMillis() / series.stepMillis(), 1, values.length);
        int length = Math.max(3, Math.min(steps, values.length / 4));
        int[] origins = origins(values.length, length);
        List<Tried> tried = candidates(series).stream()
                .filter(one -> one.needs() <= origins[0])
                .map(one -> tried(one, values, origins, length))
                .toList();
        Tried naive = tried.getFirst();
        Tried best = naive;
        for (Tried one : tried) {
            best = one.meanError < BETTER_THAN_SIMPLER * best.meanError && one.tells(naive) ? one : best;
        }
        Duration tested = Duration.ofMillis(length * series.stepMillis());
        // What grows by nothing at all is told by its last value as well as can be.
        if (best.equals(naive) && naive.meanError > 0) {
            double reach = width(naive.misses, length, length - 1);
            return new Forecast.CannotTell(
                    "No method told the past of this series better than its last value did.",
                    Optional.of(new Forecast.Spread(values[values.length - 1], reach, tested)));
        }
        return path(series, best, naive, steps, length, tested);
    }

    private static Forecast path(Regular series, Tried best, Tried naive, int steps, int length, Duration tested) {
        double[] values = series.values();
        double[] told = best.candidate.tell(values, values.length, steps);
        var low = new double[steps];
        var high = new double[steps];
        for (int i = 0; i < steps; i++) {
            double width = width(best.misses, length, i);
            low[i] = told[i] - width;
            high[i] = told[i] + width;
        }
        return new Forecast.Path(
                best.candidate.words(),
                series.end(),
                Duration.ofMillis(series.stepMillis()),
                told,
                low,
                high,
                new Forecast.BackTest(best.misses.length, tested, best.meanError, naive.meanError));
    }

    /** From the earliest on; each leaves {@code length} values to be told and half of the history to learn from. */
    private static int[] origins(int count, int length) {
        int newest = count - length;
        int oldest = Math.min(newest, count / 2);
        int trials = Math.min(MOST_TRIALS, newest - oldest + 1);
        int stride = trials == 1 ? 0 : Math.min(length, (newest - oldest) / (trials - 1));
        var origins = new int[trials];
        for (int i = 0; i < trials; i++) {
            origins[i] = newest - (trials - 1 - i) * stride;
        }
        return origins;
    }

    private static List<Candidate> candidates(Regular series) {
        int day = series.day();
        var all = new ArrayList<Candidate>();
        all.add(new Candidate(Kind.NAIVE, 0, 0, "the last value"));
        lines(all, 0, "");
        all.add(new Candidate(Kind.DAMPED, 0, 0, "a damped trend"));
        if (day > 0) {
            all.add(new Candidate(Kind.SEASONAL_NAIVE, day, 0, "the last day again"));
            all.add(new Candidate(Kind.SEASONAL_NAIVE, 7 * day, 0, "the last week again"));
            lines(all, day, " over the daily profile");
            lines(all, 7 * day, " over the weekly profile");
            all.add(new Candidate(Kind.HOLT_WINTERS, day, 0, "a damped trend with a day's season"));
        }
        return all;
    }

    private static void lines(List<Candidate> all, int period, String over) {
        all.add(new Candidate(Kind.LINE, period, 1, "a straight line" + over));
        all.add(new Candidate(Kind.LINE, period, 0.5, "a straight line through the newer half" + over));
        all.add(new Candidate(Kind.LINE, period, 0.2, "a straight line through the newest fifth" + over));
    }

    private static Tried tried(Candidate candidate, double[] values, int[] origins, int length) {
        var misses = new double[origins.length][length];
        double sum = 0;
        for (int trial = 0; trial < origins.length; trial++) {
            double[] told = candidate.tell(values, origins[trial], length);
            for (int i = 0; i < length; i++) {
                misses[trial][i] = Math.abs(values[origins[trial] + i] - told[i]);
                sum += misses[trial][i];
            }
        }
        return new Tried(candidate, sum / (origins.length * (double) length), misses);
    }

    /** As wide as the misses around that step were; beyond what was tried it grows with the root of the time. */
    private static double width(double[][] misses, int length, int step) {
        int at = Math.min(step, length - 1);
        int around = Math.max(2, length / 8);
        int from = Math.max(0, at - around);
        int to = Math.min(length - 1, at + around);
        var room = new double[misses.length * (to - from + 1)];
        int n = 0;
        for (double[] trial : misses) {
            for (int i = from; i <= to; i++) {
                room[n++] = trial[i];
            }
        }
        double beyond = Math.sqrt(Math.max(1, (step + 1.0) / length));
        return FEW_TRIALS * Robust.quantile(room, n, COVERED) * beyond;
    }
}
