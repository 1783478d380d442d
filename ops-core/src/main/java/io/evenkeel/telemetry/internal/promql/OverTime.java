package io.evenkeel.telemetry.internal.promql;

import java.util.Arrays;

/** Statistics of one series over a window. NaN among the samples counts as Prometheus counts it. */
final class OverTime {

    private OverTime() {}

    static double sum(Window w) {
        var sum = new Sum();
        for (int i = 0; i < w.size(); i++) {
            sum.add(w.value(i));
        }
        return sum.value();
    }

    /** An average that does not overflow where the sum would. */
    static double avg(Window w) {
        double sum = sum(w);
        if (!Double.isInfinite(sum)) {
            return sum / w.size();
        }
        double mean = 0;
        for (int i = 0; i < w.size(); i++) {
            mean += w.value(i) / w.size();
        }
        return mean;
    }

    /** NaN only if all are. */
    static double min(Window w) {
        double least = w.first();
        for (int i = 1; i < w.size(); i++) {
            if (w.value(i) < least || Double.isNaN(least)) {
                least = w.value(i);
            }
        }
        return least;
    }

    /** NaN only if all are. */
    static double max(Window w) {
        double most = w.first();
        for (int i = 1; i < w.size(); i++) {
            if (w.value(i) > most || Double.isNaN(most)) {
                most = w.value(i);
            }
        }
        return most;
    }

    /** Of the whole population, by Welford's method. */
    static double variance(Window w) {
        var values = new double[w.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = w.value(i);
        }
        return variance(values, values.length);
    }

    static double variance(double[] values, int count) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double delta = values[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (values[i] - mean);
        }
        return squares / count;
    }

    static double quantile(Window w, double q) {
        var values = new double[w.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = w.value(i);
        }
        return quantile(values, values.length, q);
    }

    /** Between two values in proportion; NaN counts as the smallest. Sorts {@code values}. */
    static double quantile(double[] values, int count, double q) {
        if (count == 0 || Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(values, 0, count);
        int nans = 0;
        while (nans < count && Double.isNaN(values[count - 1 - nans])) {
            nans++;
        }
        double rank = q * (count - 1);
        int low = (int) Math.max(0, Math.floor(rank));
        int high = Math.min(count - 1, low + 1);
        double weight = rank - Math.floor(rank);
        return nanFirst(values, count, nans, low) * (1 - weight) + nanFirst(values, count, nans, high) * weight;
    }

    /** Java sorts NaN last, Prometheus first. */
    private static double nanFirst(double[] sorted, int count, int nans, int i) {
        return i < nans ? sorted[count - 1] : sorted[i - nans];
    }
}
