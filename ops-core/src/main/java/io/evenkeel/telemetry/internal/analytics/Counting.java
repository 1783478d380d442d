package io.evenkeel.telemetry.internal.analytics;

/**
 * Tells whether a series is a counter, which only grows and now and then begins anew, and gives its rate. A series is taken
 * for one once it has grown often and never fallen but to less than half; the first other fall makes it none for ever. Not
 * thread-safe.
 */
public final class Counting {

    private static final int LEAST_RISES = 48;
    private static final double SECOND = 1_000;

    private int rises;
    private boolean fell;
    private double last = Double.NaN;
    private long at;
    private double rate;

    /** Takes a finite value in; true if the answer to {@link #isCounter} has changed. */
    public boolean add(long millis, double value) {
        boolean before = isCounter();
        boolean reset = value < last;
        if (Double.isNaN(last) || value == last) {
            rise(millis, 0);
        } else if (!reset) {
            rises++;
            rise(millis, value - last);
        } else {
            fell |= value < 0 || value > last / 2;
            rise(millis, value);
        }
        last = value;
        at = millis;
        return before != isCounter();
    }

    private void rise(long millis, double by) {
        rate = Double.isNaN(last) || millis <= at ? Double.NaN : by * SECOND / (millis - at);
    }

    public boolean isCounter() {
        return !fell && rises >= LEAST_RISES;
    }

    /** A second, since the value before; NaN if no time has passed. */
    public double rate() {
        return rate;
    }
}
