package io.evenkeel.telemetry.internal.store;

import io.evenkeel.telemetry.internal.codec.Columns;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction wrote to the log, unpacked. Immutable but for the order by series, which is made when somebody asks
 * first.
 */
final class LogRow {

    private final Columns samples;
    private final long earliest;
    private final long latest;
    private volatile int @Nullable [] order;

    LogRow(Columns samples) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < samples.count(); i++) {
            least = Math.min(least, samples.time(i));
            most = Math.max(most, samples.time(i));
        }
        this.samples = samples;
        this.earliest = least;
        this.latest = most;
    }

    Columns samples() {
        return samples;
    }

    boolean overlaps(long from, long to) {
        return earliest <= to && latest >= from;
    }

    /** Hears the place of each sample of a wanted series. */
    interface Each {
        void sample(int wanted, int place);
    }

    /** @param series sorted; {@code each} hears the place in it and the place in {@link #samples} */
    void find(int[] series, Each each) {
        int[] bySeries = order();
        int at = 0;
        for (int w = 0; w < series.length && at < bySeries.length; w++) {
            at = first(bySeries, at, series[w]);
            while (at < bySeries.length && samples.series(bySeries[at]) == series[w]) {
                each.sample(w, bySeries[at++]);
            }
        }
    }

    /** The first place from {@code from} on whose series is not below; nearby ones are found in a few steps. */
    private int first(int[] bySeries, int from, int series) {
        int step = 1;
        int low = from;
        int high = from;
        while (high < bySeries.length && samples.series(bySeries[high]) < series) {
            low = high + 1;
            high += step;
            step *= 2;
        }
        high = Math.min(high, bySeries.length);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.series(bySeries[middle]) < series) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Places by series; those of one series as they came. */
    int[] order() {
        int[] made = order;
        if (made == null) {
            made = samples.bySeries();
            order = made;
        }
        return made;
    }
}
