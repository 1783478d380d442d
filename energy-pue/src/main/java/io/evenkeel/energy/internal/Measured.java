package io.evenkeel.energy.internal;

import io.evenkeel.energy.NodeBalance.Amount;

/**
 * A value with its variance, while it is added up.
 *
 * @param variance of the standard uncertainty
 */
record Measured(double value, double variance) {
    static final Measured NOTHING = new Measured(0, 0);
    private static final double COVERAGE = 2;

    /** A reading of a meter of a class: the limit of error is the half width of a rectangular distribution. */
    static Measured of(double value, double errorPercent) {
        double limit = value * errorPercent / 100;
        return new Measured(value, limit * limit / 3);
    }

    Measured plus(Measured other) {
        return new Measured(value + other.value, variance + other.variance);
    }

    Measured minus(Measured other) {
        return new Measured(value - other.value, variance + other.variance);
    }

    /** Divisor must not be 0. Relative variances add, to first order. */
    Measured over(Measured other) {
        double ratio = value / other.value;
        double relative = variance / (value * value) + other.variance / (other.value * other.value);
        return new Measured(ratio, value == 0 ? 0 : ratio * ratio * relative);
    }

    Measured times(double exact) {
        return new Measured(value * exact, variance * exact * exact);
    }

    Amount amount() {
        return new Amount(value, COVERAGE * Math.sqrt(variance));
    }
}
