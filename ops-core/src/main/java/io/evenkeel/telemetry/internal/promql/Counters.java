package io.evenkeel.telemetry.internal.promql;

/** Functions over how a series changes. Counters may fall only because they began again at zero. */
final class Counters {

    /** A gap at a window's edge up to this many average intervals long counts as covered by the series. */
    private static final double COVERED = 1.1;

    private Counters() {}

    /**
     * The change over the whole window, drawn out from the first and last sample to the window's edges where the series
     * seems to reach that far, and half an interval where it does not; a counter is never drawn out to below zero.
     */
    static double extrapolated(Window w, boolean counter, boolean perSecond) {
        int n = w.size();
        if (n < 2) {
            return Row.NONE;
        }
        double change = w.last() - w.first();
        if (counter) {
            for (int i = 1; i < n; i++) {
                if (w.value(i) < w.value(i - 1)) {
                    change += w.value(i - 1);
                }
            }
        }
        double sampled = seconds(w.lastTime() - w.firstTime());
        double average = sampled / (n - 1);
        double toStart = seconds(w.firstTime() - w.start());
        double toEnd = seconds(w.end() - w.lastTime());
        if (counter && change > 0 && w.first() >= 0) {
            toStart = Math.min(toStart, sampled * (w.first() / change));
        }
        double covered = sampled
                + (toStart < average * COVERED ? toStart : average / 2)
                + (toEnd < average * COVERED ? toEnd : average / 2);
        double factor = covered / sampled;
        return change * (perSecond ? factor / seconds(w.end() - w.start()) : factor);
    }

    /** Between the last two samples. */
    static double lastTwo(Window w, boolean counterPerSecond) {
        int n = w.size();
        if (n < 2) {
            return Row.NONE;
        }
        double last = w.last();
        double before = w.value(n - 2);
        if (!counterPerSecond) {
            return last - before;
        }
        return (last < before ? last : last - before) / seconds(w.lastTime() - w.time(n - 2));
    }

    static double changes(Window w) {
        int changes = 0;
        for (int i = 1; i < w.size(); i++) {
            double now = w.value(i);
            double before = w.value(i - 1);
            if (now != before && !(Double.isNaN(now) && Double.isNaN(before))) {
                changes++;
            }
        }
        return changes;
    }

    static double resets(Window w) {
        int resets = 0;
        for (int i = 1; i < w.size(); i++) {
            if (w.value(i) < w.value(i - 1)) {
                resets++;
            }
        }
        return resets;
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
