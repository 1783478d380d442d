package io.evenkeel.telemetry.internal.codec;

/** Doubles that people and sensors write with few digits behind the point: whole numbers divided by a power of ten. */
public final class Decimals {

    static final int MOST_DIGITS = 6;

    /** No number of digits up to the most gives the value back bit for bit. */
    static final int NONE = -1;

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final long EXACT = 1L << 53;

    private Decimals() {}

    /** The least number of digits from {@code atLeast} on with which the value is a decimal. */
    static int digits(double value, int atLeast) {
        for (int digits = atLeast; digits <= MOST_DIGITS; digits++) {
            if (is(value, digits)) {
                return digits;
            }
        }
        return NONE;
    }

    static boolean is(double value, int digits) {
        long whole = whole(value, digits);
        return Math.abs(whole) <= EXACT
                && Double.doubleToRawLongBits(value(whole, digits)) == Double.doubleToRawLongBits(value);
    }

    static long whole(double value, int digits) {
        return (long) Math.rint(value * POWERS[digits]);
    }

    static double value(long whole, int digits) {
        return whole / POWERS[digits];
    }
}
