package io.evenkeel.telemetry.internal.promql;

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
}
