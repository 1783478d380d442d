package io.evenkeel.telemetry.internal.promql;

/** A straight line through a window by least squares. */
final class Trend {

    private Trend() {}

    /** Change per second. */
    static double slope(Window w) {
        return w.size() < 2 ? Row.NONE : fit(w, w.firstTime())[0];
    }

    /** The line's value that many seconds after the time that is evaluated. */
    static double predict(Window w, double seconds) {
        if (w.size() < 2) {
            return Row.NONE;
        }
        double[] line = fit(w, w.evaluatedAt());
        return line[0] * seconds + line[1];
    }

    /** Slope per second and value at {@code origin}. */
    private static double[] fit(Window w, long origin) {
        double first = w.first();
        int n = w.size();
        boolean constant = true;
        var sumX = new Sum();
        var sumY = new Sum();
        var sumXy = new Sum();
        var sumXx = new Sum();
        for (int i = 0; i < n; i++) {
            double y = w.value(i);
            double x = (w.time(i) - origin) / 1000.0;
            constant &= y == first;
            sumX.add(x);
            sumY.add(y);
            sumXy.add(x * y);
            sumXx.add(x * x);
        }
        if (constant) {
            return Double.isInfinite(first) ? new double[] {Double.NaN, Double.NaN} : new double[] {0, first};
        }
        double covariance = sumXy.value() - sumX.value() * sumY.value() / n;
        double variance = sumXx.value() - sumX.value() * sumX.value() / n;
        double slope = covariance / variance;
        return new double[] {slope, sumY.value() / n - slope * sumX.value() / n};
    }
}
