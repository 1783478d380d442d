package io.evenkeel.telemetry.internal.analytics;

import java.util.Arrays;

/**
 * The last season again, grown as seasons have grown: for a disk that fills or a load that rises, far ahead. The growth is the
 * median change over one season, in which neither the season nor a single leap leaves a trace, since the rate last changed.
 */
final class SeasonalGrowth {

    /** A longer season, and a growth in proportion, must tell the past better by so much than the plain kind. */
    private static final double LONGER_BETTER = 0.95;

    private static final double PROPORTION_BETTER = 0.9;

    /** A change of rate must lower the sum of misses to this share, and be this many seasons old. */
    private static final double CHANGE = 0.75;

    private static final double CHANGE_AGE = 3.75;

    /** Of the daily changes over the longer season so many must point one way. */
    private static final double ONE_WAY = 0.7;

    private static final int MOST_LONGER = 3;

    private SeasonalGrowth() {}

    /** Needs two shorter seasons. */
    static double[] tell(double[] values, int count, int ahead, Seasons seasons) {
        int shorter = seasons.shorter();
        int longer = seasons.longer();
        double plain = misses(values, count, shorter);
        if (longer > 0 && 2 * longer <= count && misses(values, count, longer) < LONGER_BETTER * plain) {
            return byLonger(values, count, ahead, seasons);
        }
        double growth = lastRate(changes(values, count, shorter), (int) (CHANGE_AGE * shorter));
        double mean = mean(values, count - shorter, count);
        boolean proportional = mean > 0 && inProportion(values, count, shorter) < PROPORTION_BETTER * plain;
        var path = new double[ahead];
        for (int i = 0; i < ahead; i++) {
            double last = values[count - shorter + i % shorter];
            int times = i / shorter + 1;
            path[i] = proportional ? last * (1 + times * growth / mean) : last + times * growth;
        }
        return path;
    }

    /** Peaks grow with the level: the last longer seasons, each in proportion, on the mean. */
    private static double[] byLonger(double[] values, int count, int ahead, Seasons seasons) {
        int period = seasons.longer();
        double share = 1 - 1 / ratio(values, count, seasons);
        int whole = Math.min(MOST_LONGER, count / period);
        var path = new double[ahead];
        for (int i = 0; i < ahead; i++) {
            int times = i / period + 1;
            for (int back = 0; back < whole; back++) {
                double before = values[count - (back + 1) * period + i % period];
                path[i] += before * (1 + times * share) / Math.max(1 - back * share, 0.2) / whole;
            }
        }
        return path;
    }

    /** How many times as much as a longer season before; 1 where the shorter seasons' sums do not agree that it grows. */
    private static double ratio(double[] values, int count, Seasons seasons) {
        int period = seasons.longer();
        int inside = period / seasons.shorter();
        int first = count - count / period * period;
        int up = 0;
        int days = (count - first) / seasons.shorter() - inside;
        for (int day = 0; day < days; day++) {
            int from = first + day * seasons.shorter();
            double before = mean(values, from, from + seasons.shorter());
            up += mean(values, from + period, from + period + seasons.shorter()) > before ? 1 : 0;
        }
        if (Math.max(up, days - up) < ONE_WAY * days) {
            return 1;
        }
        var ratios = new double[count - first - period];
        int known = 0;
        for (int i = first + period; i < count; i++) {
            if (values[i - period] > 0 && values[i] > 0) {
                ratios[known++] = values[i] / values[i - period];
            }
        }
        return 2 * known < ratios.length ? 1 : Robust.median(ratios, known);
    }

    private static double[] changes(double[] values, int count, int period) {
        var changes = new double[count - period];
        Arrays.setAll(changes, i -> values[i + period] - values[i]);
        return changes;
    }

    private static double misses(double[] values, int count, int period) {
        double[] changes = changes(values, count, period);
        return around(changes, 0, changes.length) / changes.length;
    }

    /** Sum of the distances from the median. */
    private static double around(double[] values, int from, int to) {
        double[] some = Arrays.copyOfRange(values, from, to);
        double middle = Robust.median(some, some.length);
        return Arrays.stream(some).map(each -> Math.abs(each - middle)).sum();
    }

    /** What would be missed if the change were in proportion to the mean of the season. */
    private static double inProportion(double[] values, int count, int period) {
        double[] changes = changes(values, count, period);
        double growth = Robust.median(changes.clone(), changes.length);
        double sum = 0;
        double season = mean(values, 0, period) * period;
        for (int i = 0; i < changes.length; i++) {
            double level = season / period;
            sum += level <= 0 ? Math.abs(changes[i]) : Math.abs(changes[i] - values[i] * growth / level);
            season += values[i + period] - values[i];
        }
        return sum / changes.length;
    }

    /** The median since the changes last changed: the cut that leaves the least misses, if it leaves few enough, and so on. */
    private static double lastRate(double[] changes, int least) {
        int from = 0;
        boolean cut = true;
        while (cut) {
            cut = false;
            double best = CHANGE * around(changes, from, changes.length);
            int first = from;
            int stride = Math.max(1, least / 15);
            for (int at = from + least; at + least <= changes.length; at += stride) {
                double misses = around(changes, first, at) + around(changes, at, changes.length);
                if (misses < best) {
                    best = misses;
                    from = at;
                    cut = true;
                }
            }
        }
        double[] newest = Arrays.copyOfRange(changes, from, changes.length);
        return Robust.median(newest, newest.length);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
