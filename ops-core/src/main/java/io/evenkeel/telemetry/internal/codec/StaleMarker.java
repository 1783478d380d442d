package io.evenkeel.telemetry.internal.codec;

/** The NaN with which Prometheus marks the end of a series (its package {@code value}, {@code StaleNaN}). */
public final class StaleMarker {

    static final long BITS = 0x7ff0000000000002L;

    public static final double VALUE = Double.longBitsToDouble(BITS);

    private StaleMarker() {}

    public static boolean is(double value) {
        return Double.doubleToRawLongBits(value) == BITS;
    }
}
