package io.evenkeel.telemetry.internal.promql;

import java.util.Arrays;

/**
 * One series of a result: a cell for each step.
 *
 * @param cells {@link #NONE} where it has no value; owned by the row, changed by nobody once the row is handed on
 */
record Row(Labels labels, double[] cells) {

    /** The bits of Prometheus's stale marker, a signalling NaN that no arithmetic gives. */
    private static final long NONE_BITS = 0x7ff0000000000002L;

    /** No value. Also what a sender stores to say that a series has ended. */
    static final double NONE = Double.longBitsToDouble(NONE_BITS);

    static boolean isNone(double value) {
        return Double.doubleToRawLongBits(value) == NONE_BITS;
    }

    static double[] emptyCells(int steps) {
        var cells = new double[steps];
        Arrays.fill(cells, NONE);
        return cells;
    }

    boolean has(int step) {
        return !isNone(cells[step]);
    }

    boolean isEmpty() {
        for (double cell : cells) {
            if (!isNone(cell)) {
                return false;
            }
        }
        return true;
    }

    Row withLabels(Labels other) {
        return new Row(other, cells);
    }
}
