package io.evenkeel.telemetry.internal.analytics;

/**
 * A method that may tell the future of a series, from the simplest on.
 *
 * @param period of the season in steps; 0 for none
 * @param share of the history that a line is laid through
 */
record Candidate(Kind kind, int period, double share, String words) {

    /** How it tells. */
    enum Kind {
        NAIVE,
        SEASONAL_NAIVE,
        LINE,
        DAMPED,
        HOLT_WINTERS
    }

    /** How many values it needs. */
    int needs() {
        return switch (kind) {
            case NAIVE -> 1;
            case SEASONAL_NAIVE -> period;
            case LINE, HOLT_WINTERS -> Math.max(12, 2 * period);
            case DAMPED -> 12;
        };
    }

    /** What it tells from the first {@code count} values for the {@code ahead} that follow. */
    double[] tell(double[] values, int count, int ahead) {
        return switch (kind) {
            case NAIVE -> naive(values, count, ahead);
            case SEASONAL_NAIVE -> seasonal(values, count, ahead);
            case LINE -> line(values, count, ahead);
            case DAMPED -> Smoothing.damped(values, count, ahead);
            case HOLT_WINTERS -> Smoothing.seasonal(values, count, ahead, period);
        };
    }

    private static double[] naive(double[] values, int count, int ahead) {
        var path = new double[ahead];
        java.util.Arrays.fill(path, values[count - 1]);
        return path;
    }

    private double[] seasonal(double[] values, int count, int ahead) {
        var path = new double[ahead];
        for (int i = 0; i < ahead; i++) {
            path[i] = values[count - period + i % period];
        }
        return path;
    }

    private double[] line(double[] values, int count, int ahead) {
        double[] profile = period == 0 ? new double[1] : profile(values, count);
        int length = profile.length;
        var rest = new double[count];
        for (int i = 0; i < count; i++) {
            rest[i] = values[i] - profile[i % length];
        }
        double slope = Lines.slope(rest, count, Math.max(12, (int) (count * share)));
        double level = Lines.level(rest, count, slope, period == 0 ? 3 : Math.max(3, Math.min(period, count / 14)));
        var path = new double[ahead];
        for (int i = 0; i < ahead; i++) {
            path[i] = level + slope * (i + 1) + profile[(count + i) % length];
        }
        return path;
    }

    /** The median, at each place of the period, of what is above a straight trend. */
    private double[] profile(double[] values, int count) {
        double slope = seasonalSlope(values, count);
        var profile = new double[period];
        var room = new double[count / period + 1];
        for (int at = 0; at < period; at++) {
            int n = 0;
            for (int i = at; i < count; i += period) {
                room[n++] = values[i] - slope * i;
            }
            profile[at] = Robust.median(room, n);
        }
        double mean = java.util.Arrays.stream(profile).average().orElse(0);
        for (int at = 0; at < period; at++) {
            profile[at] -= mean;
        }
        return profile;
    }

    /** The median change over a period: a season leaves no trace in it. */
    private double seasonalSlope(double[] values, int count) {
        var changes = new double[count - period];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = (values[i + period] - values[i]) / period;
        }
        return Robust.median(changes, changes.length);
    }
}
