package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Calibration.Verdict;
import java.util.Arrays;
import java.util.Map;

/** What became of a part before it is held against the hours. */
record PartFit(String name, Verdict verdict, String reason, Map<String, Double> values) {
    /** A fitted value further than this factor from the design is not believed. */
    static final double BELIEVED = 4;
    /** Hours below which a part stays as it was. */
    static final int LEAST_HOURS = 24;

    static PartFit fitted(String name, Map<String, Double> values) {
        return new PartFit(name, Verdict.FITTED, "", values);
    }

    static PartFit held(String name, String reason) {
        return new PartFit(name, Verdict.HELD, reason, Map.of());
    }

    static PartFit refused(String name, String reason) {
        return new PartFit(name, Verdict.REFUSED, reason, Map.of());
    }

    static boolean believable(double fitted, double design) {
        return fitted >= design / BELIEVED && fitted <= design * BELIEVED;
    }

    static double median(double... values) {
        return quantile(0.5, values);
    }

    /** By the nearest rank. */
    static double quantile(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    /** Between the 5th and the 95th of 100, over the median. */
    static double spread(double... values) {
        return (quantile(0.95, values) - quantile(0.05, values)) / Math.abs(median(values));
    }
}
