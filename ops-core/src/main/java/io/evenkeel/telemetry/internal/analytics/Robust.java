package io.evenkeel.telemetry.internal.analytics;

import java.util.Arrays;

/** Statistics that a few wild values do not move. All sort what they are given. */
final class Robust {

    /** A normal distribution's standard deviation over its median absolute deviation. */
    static final double TO_SIGMA = 1.4826;

    private Robust() {}

    /** NaN of none. */
    static double median(double[] values, int count) {
        return quantile(values, count, 0.5);
    }

    /** Between two values in proportion; NaN of none. */
    static double quantile(double[] values, int count, double q) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        double rank = q * (count - 1);
        int low = (int) Math.floor(rank);
        int high = Math.min(count - 1, low + 1);
        double weight = rank - low;
        return weight == 0 ? values[low] : values[low] * (1 - weight) + values[high] * weight;
    }

    /** The distances from a centre, in place. */
    static void distances(double[] values, int count, double centre) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.abs(values[i] - centre);
        }
    }
}
