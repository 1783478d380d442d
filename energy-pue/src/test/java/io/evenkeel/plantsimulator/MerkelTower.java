package io.evenkeel.plantsimulator;

/**
 * A cell of the cooling tower: the speed at which its fan makes water leave as cold as told. Merkel's number that the water needs is
 * integrated by Chebyshev's four points (CTI ATC-105); the fill offers {@code 0.97·(water/air)^-0.55}.
 */
final class MerkelTower {
    static final int CELLS = 12;
    static final double WATER = 83.3333;
    private static final double OFFERED = 1.215;
    private static final double EXPONENT = -0.55;
    /** m³/s at full speed. */
    private static final double AIR = 60.5;

    private static final double FAN = 11;
    private static final double DRAUGHT = 0.02;
    private static final double[] POINTS = {0.1, 0.4, 0.6, 0.9};

    private MerkelTower() {}

    /** Relative fan speed at which so many kg/s leave at {@code out}; NaN if full speed is not enough. */
    static double speed(Outdoors air, double water, double in, double out) {
        double[] saturated = new double[POINTS.length];
        for (int i = 0; i < POINTS.length; i++) {
            saturated[i] = MoistAir.saturated(out + POINTS[i] * (in - out), air.pressure());
        }
        double entering = MoistAir.saturated(air.wetBulb(), air.pressure());
        double full = AIR * MoistAir.density(air);
        double low = DRAUGHT;
        double high = 1;
        if (!(surplus(saturated, entering, water, full, in - out) >= 0)) {
            return Double.NaN;
        }
        if (surplus(saturated, entering, water, low * full, in - out) >= 0) {
            return low;
        }
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (surplus(saturated, entering, water, middle * full, in - out) >= 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Merkel's number offered less the one needed. */
    private static double surplus(double[] saturated, double entering, double water, double air, double range) {
        double ratio = water / air;
        double needed = 0;
        for (int i = 0; i < POINTS.length; i++) {
            double driving = saturated[i] - entering - Water.HEAT * ratio * POINTS[i] * range;
            if (driving <= 0) {
                return Double.NEGATIVE_INFINITY;
            }
            needed += Water.HEAT * range / (POINTS.length * driving);
        }
        return OFFERED * Math.pow(ratio, EXPONENT) - needed;
    }

    /** kW of so many fans; drives take a little at any speed and do not go below a fifth. */
    static double power(Outdoors air, double speed, int fans) {
        double driven = Math.max(0.2, speed);
        return fans * (0.25 + FAN * MoistAir.density(air) / 1.2 * Math.pow(driven, 2.9) / 0.97);
    }
}
