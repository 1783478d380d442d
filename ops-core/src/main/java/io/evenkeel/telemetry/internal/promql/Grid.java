package io.evenkeel.telemetry.internal.promql;

import java.util.Arrays;

/**
 * The times that are evaluated.
 *
 * @param start ms since 1970 of the first
 * @param step ms between two
 * @param count at least 1
 */
record Grid(long start, long step, int count) {

    long time(int i) {
        return start + i * step;
    }

    long end() {
        return time(count - 1);
    }

    /** The same value at all times. */
    double[] filled(double value) {
        var cells = new double[count];
        Arrays.fill(cells, value);
        return cells;
    }
}
