package io.evenkeel.telemetry.internal.analytics;

/** Knows how far apart a series' values usually are, and so when some are missing. Not thread-safe. */
public final class Gaps {

    /** So many usual steps without a value are a gap. */
    private static final double STEPS = 12;

    private static final double FOLLOW = 1.05;

    private long last = Long.MIN_VALUE;
    private double usual;

    /** True if this time comes after a gap; one that is not later than the last is no step. */
    public boolean before(long millis) {
        if (last == Long.MIN_VALUE) {
            last = millis;
            return false;
        }
        double step = (double) millis - last;
        if (step <= 0) {
            return false;
        }
        last = millis;
        boolean gap = usual > 0 && step > STEPS * usual;
        usual = usual == 0 ? step : usual * (step > usual ? FOLLOW : step < usual ? 1 / FOLLOW : 1);
        return gap;
    }
}
