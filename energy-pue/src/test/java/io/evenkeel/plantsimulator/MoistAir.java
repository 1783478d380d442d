package io.evenkeel.plantsimulator;

/** Saturated air by Buck's equation (J. Appl. Meteorol. 20, 1981, revised 1996). */
final class MoistAir {
    private MoistAir() {}

    /** kJ per kg of dry air. */
    static double saturated(double celsius, double pressure) {
        double vapour = 611.21 * Math.exp((18.678 - celsius / 234.5) * (celsius / (257.14 + celsius)));
        return 1.005 * celsius + 0.62198 * vapour / (pressure - vapour) * (2500.9 + 1.82 * celsius);
    }

    /** kg/m³, taken as dry. */
    static double density(Outdoors air) {
        return air.pressure() / (287.05 * (air.dryBulb() + 273.15));
    }
}
