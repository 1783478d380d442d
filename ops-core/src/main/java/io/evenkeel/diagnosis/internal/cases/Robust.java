package io.evenkeel.diagnosis.internal.cases;

import java.util.Arrays;

/** Median and spread that a few wild values don't move. */
final class Robust {
    private Robust() {}

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** @param values at least one; not changed */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The larger of median distance and interquartile range, each scaled to a normal law's standard deviation. */
    static double spread(double[] values) {
        double middle = median(values);
        double[] far =
                Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray();
        return Math.max(1.4826 * median(far), (quantile(values, 0.75) - quantile(values, 0.25)) / 1.349);
    }

    /** From robust standard deviations to a strength: 0 at 0, about 0.5 at 17, 1 at 90 and 1.5 at most. */
    static double strength(double deviations) {
        return Math.min(1.5, Math.log1p(Math.abs(deviations) / 4) / Math.log1p(22.5));
    }
}
