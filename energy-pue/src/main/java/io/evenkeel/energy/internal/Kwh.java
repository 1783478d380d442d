package io.evenkeel.energy.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Energy as money is reckoned from it. */
public final class Kwh {
    private static final int WATT_HOUR = 3;

    private Kwh() {}

    /** What was added up of measurements, to the watt hour, half up: the last step that is no decimal. */
    public static BigDecimal exact(double sum) {
        return BigDecimal.valueOf(sum).setScale(WATT_HOUR, RoundingMode.HALF_UP);
    }
}
