package io.evenkeel.telemetry.internal.analytics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A series with a value at each step: the mean of the samples in it, gaps filled by straight lines.
 *
 * @param stepMillis five minutes or more, a divisor of a day where the samples allow it
 * @param end ms since 1970 of the last sample
 */
public record Regular(double[] values, long stepMillis, long end) {

    private static final long[] STEPS = {5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440};
    private static final int MOST = 1_008;
    private static final int LEAST = 24;
    private static final long LEAST_SPAN = 6 * 3_600_000L - 600_000L;
    private static final double MOST_MISSING = 0.34;

    /** Empty where there is too little to say anything. */
    public static Optional<Regular> of(long[] times, double[] values, int from, int to) {
        int first = from;
        int last = to - 1;
        while (first < to && !Double.isFinite(values[first])) {
            first++;
        }
        while (last > first && !Double.isFinite(values[last])) {
            last--;
        }
        if (last - first + 1 < LEAST || times[last] - times[first] < LEAST_SPAN) {
            return Optional.empty();
        }
        long span = times[last] - times[first];
        long step = step(Math.max(span / MOST, span / (last - first) - 1));
        return on(times, values, first, last, step);
    }

    private static long step(long least) {
        for (long minutes : STEPS) {
            if (minutes * 60_000 >= least) {
                return minutes * 60_000;
            }
        }
        return least;
    }

    private static Optional<Regular> on(long[] times, double[] values, int first, int last, long step) {
        long end = times[last];
        // Steps are counted back from the last sample, so that the newest one is whole.
        int count = (int) ((end - times[first]) / step) + 1;
        var sums = new double[count];
        var counts = new int[count];
        for (int i = first; i <= last; i++) {
            int at = count - 1 - (int) ((end - times[i]) / step);
            if (Double.isFinite(values[i]) && at >= 0) {
                sums[at] += values[i];
                counts[at]++;
            }
        }
        int missing = 0;
        for (int i = 0; i < count; i++) {
            sums[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
            missing += counts[i] == 0 ? 1 : 0;
        }
        if (count - missing < LEAST
                || missing > MOST_MISSING * count
                || Arrays.stream(sums).anyMatch(Double::isInfinite)) {
            return Optional.empty();
        }
        fill(sums);
        return Optional.of(new Regular(sums, step, end));
    }

    private static void fill(double[] values) {
        int before = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            for (int gap = before + 1; gap < i; gap++) {
                double share = before < 0 ? 1 : (gap - before) / (double) (i - before);
                values[gap] = before < 0 ? values[i] : values[before] * (1 - share) + values[i] * share;
            }
            before = i;
        }
    }

    /** Steps of a day; 0 if a day is not a whole number of them, or they are too few to have a course. */
    int day() {
        long day = 86_400_000L;
        return day % stepMillis == 0 && day / stepMillis >= 4 ? (int) (day / stepMillis) : 0;
    }
}
