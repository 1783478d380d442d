package io.evenkeel.telemetry.internal.analytics;

/**
 * The periods after which a series repeats itself, in steps: a short one such as a day and a long one such as a week. Found by
 * autocorrelation around a straight trend; the calendar's are tried first.
 *
 * @param shorter 0 for none
 * @param longer a multiple of the shorter one; 0 for none
 */
record Seasons(int shorter, int longer) {

    private static final long DAY = 86_400_000L;

    /** A calendar period is believed at this correlation, another at this one. */
    private static final double CALENDAR = 0.1;

    private static final double FOUND = 0.3;

    /** A multiple must correlate better than the period itself by so much. */
    private static final double BETTER = 0.05;

    private static final int WEEK = 7;
    private static final int MOST_MULTIPLE = 12;
    private static final int LONGEST_SOUGHT = 2_500;

    /** @param stepMillis time between two values */
    static Seasons of(double[] values, int count, long stepMillis) {
        double[] rest = aroundTrend(values, count);
        int day = stepMillis > 0 && DAY % stepMillis == 0 ? (int) Math.min(count, DAY / stepMillis) : 0;
        if (day >= 4 && 3 * day <= count && correlation(rest, count, day) > CALENDAR) {
            int week = WEEK * day;
            return new Seasons(day, week + 3 * day <= count && 2 * week <= count + day ? week : 0);
        }
        int first = sought(rest, count);
        return first == 0 ? new Seasons(0, 0) : new Seasons(first, multiple(rest, count, first));
    }

    /** The first lag at which the correlation peaks again after it has fallen. */
    private static int sought(double[] rest, int count) {
        int most = Math.min(LONGEST_SOUGHT, count / 3);
        double lowest = 1;
        double[] at = new double[most + 2];
        for (int lag = 1; lag <= most + 1 && lag < count; lag++) {
            at[lag] = correlation(rest, count, lag);
        }
        int best = 0;
        for (int lag = 2; lag <= most; lag++) {
            lowest = Math.min(lowest, at[lag]);
            boolean peak = at[lag] > at[lag - 1] && at[lag] >= at[lag + 1];
            boolean again = at[lag] - lowest > FOUND / 2;
            if (peak && again && at[lag] > FOUND && (best == 0 || at[lag] > at[best] + 2 * BETTER)) {
                best = lag;
            }
        }
        return best;
    }

    private static int multiple(double[] rest, int count, int period) {
        int best = 1;
        double bestAt = correlation(rest, count, period) + BETTER;
        for (int times = 2; times <= MOST_MULTIPLE && 2 * times * period <= count; times++) {
            double at = correlation(rest, count, times * period);
            if (at > bestAt) {
                best = times;
                bestAt = at;
            }
        }
        return best == 1 ? 0 : best * period;
    }

    private static double[] aroundTrend(double[] values, int count) {
        double middle = (count - 1) / 2.0;
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += values[i] / count;
        }
        double with = 0;
        double of = 0;
        for (int i = 0; i < count; i++) {
            with += (i - middle) * (values[i] - mean);
            of += (i - middle) * (i - middle);
        }
        double slope = of == 0 ? 0 : with / of;
        var rest = new double[count];
        for (int i = 0; i < count; i++) {
            rest[i] = values[i] - mean - slope * (i - middle);
        }
        return rest;
    }

    private static double correlation(double[] rest, int count, int lag) {
        double with = 0;
        double first = 0;
        double second = 0;
        for (int i = lag; i < count; i++) {
            with += rest[i] * rest[i - lag];
            first += rest[i] * rest[i];
            second += rest[i - lag] * rest[i - lag];
        }
        double of = Math.sqrt(first * second);
        return of == 0 ? 0 : with / of;
    }
}
