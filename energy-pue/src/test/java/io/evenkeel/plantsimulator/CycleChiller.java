package io.evenkeel.plantsimulator;

/**
 * A centrifugal chiller as a cycle between evaporating and condensing temperature: approaches in proportion to what each exchanger
 * transfers, a share of Carnot's COP that falls away from the design lift and from three quarters of load, a motor's losses, and
 * what it draws in any case (oil, controls).
 */
final class CycleChiller {
    static final double RATED = 3500;
    static final double EVAPORATOR = 127;
    static final double MOST_CONDENSER = 190;
    private static final double KELVIN = 273.15;

    private CycleChiller() {}

    /**
     * kW of one chiller.
     *
     * @param heat carried, kW
     * @param leaving chilled water, °C
     * @param entering condenser water, °C
     * @param water through the condenser, kg/s
     */
    static double power(double heat, double leaving, double entering, double water, double fouling) {
        double evaporating = leaving - 1.4 * heat / RATED;
        double power = heat / 10;
        for (int i = 0; i < 6; i++) {
            double rejected = heat + power;
            double condensing = entering + rejected / (water * Water.HEAT) + 1.6 * fouling * rejected / 4000;
            double lift = Math.max(3, condensing - evaporating);
            power = heat * lift / ((evaporating + KELVIN) * efficiency(lift, heat / RATED)) / 0.95 + 11;
        }
        return power;
    }

    private static double efficiency(double lift, double load) {
        double off = (26 - lift) / 26;
        double part = load - 0.75;
        return 0.70 * (1 - 0.30 * off * off) * (1 - 0.40 * part * part);
    }

    /** kW that one can carry. */
    static double capacity(double leaving, double entering) {
        double share = 1 + 0.014 * (Math.min(leaving, 9) - 7) - 0.010 * (entering - 29);
        return RATED * Math.max(0.7, Math.min(1.12, share));
    }
}
