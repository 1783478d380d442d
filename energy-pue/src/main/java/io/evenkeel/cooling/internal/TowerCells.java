package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;

/**
 * Cooling tower cells by effectiveness and NTU (Merkel's assumption; Braun, Klein and Mitchell, ASHRAE Trans. 95(2), 1989) in one
 * hour's air. Made for one hour; holds no state.
 */
final class TowerCells {
    /** Below this fan speed air moves by itself. */
    static final double LEAST_SPEED = 0.02;

    private static final double STANDARD_PRESSURE = 101_325;

    private final Site.Towers towers;
    private final double pressure;
    private final double density;
    private final double wetBulb;
    private final double outdoor;

    TowerCells(Site.Towers towers, double wetBulb, double pressure) {
        this.towers = towers;
        this.pressure = pressure;
        this.density = pressure / STANDARD_PRESSURE;
        this.wetBulb = wetBulb;
        this.outdoor = MoistAir.saturatedEnthalpy(wetBulb, pressure);
    }

    double wetBulb() {
        return wetBulb;
    }

    /** Saturated enthalpy of air at the water's temperature. */
    double enthalpy(double celsius) {
        return MoistAir.saturatedEnthalpy(celsius, pressure);
    }

    /** kW that one cell rejects at a fan speed, from entering water (enthalpy {@code in}) to leaving water ({@code out}). */
    double heat(double speed, double water, double in, double out, double range) {
        double air = speed * towers.airFlow() * density;
        double ratio = air * (in - out) / range / (water * Counterflow.WATER);
        double units = towers.ntu() * Math.pow(water / air, 0.4);
        return Counterflow.effectiveness(units, ratio) * air * (in - outdoor);
    }

    /** Relative fan speed at which cells at {@code water} kg/s each reject {@code heat} kW each; NaN if none does. */
    double speed(double heat, double water, double in, double out, double range) {
        double full = heat(1, water, in, out, range) - heat;
        if (!(full >= 0)) {
            return Double.NaN;
        }
        double idle = heat(LEAST_SPEED, water, in, out, range) - heat;
        if (idle >= 0) {
            return LEAST_SPEED;
        }
        return Root.between(speed -> heat(speed, water, in, out, range) - heat, LEAST_SPEED, idle, 1, full);
    }

    /** kW of fans on converters. */
    double variablePower(double speed, int cells) {
        double driven = Math.max(speed, towers.leastSpeed());
        return cells * towers.fanKw() * density * driven * driven * driven * 0.95 / PumpRule.driveEfficiency(driven);
    }

    /** kW of fans that cycle. */
    double cyclingPower(double speed, int cells) {
        return cells * towers.fanKw() * density * speed;
    }

    /** kW of the idle cells' basin heaters. */
    double basinPower(int cells, double dryBulb) {
        return dryBulb < towers.heaterBelowC() ? towers.heaterKw() * (towers.cells() - cells) : 0;
    }
}
