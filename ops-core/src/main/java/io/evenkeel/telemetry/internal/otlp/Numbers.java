package io.evenkeel.telemetry.internal.otlp;

import java.math.BigDecimal;

/** Bounds and quantiles as Prometheus writes them in labels: {@code 0.005}, {@code 10}, {@code +Inf}. Pure. */
final class Numbers {
    private Numbers() {}

    static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return number == 0
                ? "0"
                : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
