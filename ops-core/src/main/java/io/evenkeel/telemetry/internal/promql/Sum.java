package io.evenkeel.telemetry.internal.promql;

/** A sum that keeps what rounding takes away (Neumaier's form of Kahan's algorithm). */
final class Sum {

    private double total;
    private double lost;

    void add(double value) {
        double next = total + value;
        if (Math.abs(total) >= Math.abs(value)) {
            lost += (total - next) + value;
        } else {
            lost += (value - next) + total;
        }
        total = next;
    }

    double value() {
        return Double.isInfinite(total) || Double.isNaN(lost) ? total : total + lost;
    }
}
