package io.evenkeel.telemetry.internal.analytics;

/** A straight line through the median of the slopes between points (Theil, Sen): half of the points may be wild. */
final class Lines {

    private static final int MOST_POINTS = 72;

    private Lines() {}

    /**
     * Change a step of the last {@code window} values, from points evenly taken.
     *
     * @param values used up to {@code count}
     */
    static double slope(double[] values, int count, int window) {
        int length = Math.min(window, count);
        int points = Math.min(MOST_POINTS, length);
        var slopes = new double[points * (points - 1) / 2];
        int n = 0;
        for (int i = 0; i < points; i++) {
            int one = count - 1 - (int) ((long) i * (length - 1) / Math.max(1, points - 1));
            for (int k = i + 1; k < points; k++) {
                int other = count - 1 - (int) ((long) k * (length - 1) / Math.max(1, points - 1));
                slopes[n++] = (values[one] - values[other]) / (one - other);
            }
        }
        return n == 0 ? 0 : Robust.median(slopes, n);
    }

    /** The line's height at the last value: the median of the newest values, each led along the slope. */
    static double level(double[] values, int count, double slope, int newest) {
        int length = Math.min(newest, count);
        var led = new double[length];
        for (int i = 0; i < length; i++) {
            led[i] = values[count - 1 - i] + slope * i;
        }
        return Robust.median(led, length);
    }
}
