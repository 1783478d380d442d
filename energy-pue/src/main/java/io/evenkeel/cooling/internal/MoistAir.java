package io.evenkeel.cooling.internal;

/** Psychrometrics of ASHRAE Fundamentals 2017, chapter 1. */
final class MoistAir {
    private static final double KELVIN = 273.15;

    private MoistAir() {}

    /** Hyland and Wexler's saturation pressure in Pa, over ice below 0 °C; equations 5 and 6 of the chapter. */
    static double saturationPressure(double celsius) {
        double k = celsius + KELVIN;
        double ln = celsius < 0
                ? -5674.5359 / k
                        + 6.3925247
                        + k * (-9.677843e-3 + k * (6.2215701e-7 + k * (2.0747825e-9 - k * 9.484024e-13)))
                        + 4.1635019 * Math.log(k)
                : -5800.2206 / k
                        + 1.3914993
                        + k * (-4.8640239e-2 + k * (4.1764768e-5 - k * 1.4452093e-8))
                        + 6.5459673 * Math.log(k);
        return Math.exp(ln);
    }

    /** kJ per kg of dry air, saturated, at a pressure in Pa; equations 20 and 30 of the chapter. */
    static double saturatedEnthalpy(double celsius, double pressure) {
        double vapour = saturationPressure(celsius);
        double ratio = 0.621945 * vapour / (pressure - vapour);
        return Counterflow.AIR * celsius + ratio * (2501 + 1.86 * celsius);
    }
}
