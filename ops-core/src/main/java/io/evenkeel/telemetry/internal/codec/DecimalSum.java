package io.evenkeel.telemetry.internal.codec;

/** A sum that stays a decimal while all values are, so that it can be coded as one. */
final class DecimalSum {

    private int digits;
    private long whole;
    private double other;
    private boolean exact;

    void clear() {
        digits = 0;
        whole = 0;
        other = 0;
        exact = true;
    }

    void add(double value) {
        other += value;
        if (!exact) {
            return;
        }
        int own = Decimals.digits(value, digits);
        exact = own != Decimals.NONE;
        if (exact) {
            for (; digits < own && exact; digits++) {
                exact = Math.abs(whole) < 1L << 56;
                whole *= 10;
            }
            whole += Decimals.whole(value, own);
            exact &= Math.abs(whole) < 1L << 53;
        }
    }

    double value() {
        return exact ? Decimals.value(whole, digits) : other;
    }
}
