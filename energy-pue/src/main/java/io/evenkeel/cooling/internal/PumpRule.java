package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;

/**
 * Equal pumps side by side: efficiency falls off the rated flow, speed follows flow or head, whichever demands more. Flow in kg/s,
 * head in kPa, power in kW. What cannot be run is NaN.
 */
record PumpRule(Site.Pumps pumps, double leastFlow) {
    static final double SLACK = 1e-9;
    private static final double FULL_SPEED_EFFICIENCY = 0.95;

    /** Motor and converter together, at a relative speed. */
    static double driveEfficiency(double speed) {
        return FULL_SPEED_EFFICIENCY - 0.20 * (1 - speed) * (1 - speed);
    }

    /** Head of the circuit at a flow of the plant and, where chillers run, the flow of each over its nominal one. */
    double head(double flow, double perChiller, boolean economizer) {
        double share = flow / pumps.all();
        double square = share * share;
        return pumps.fixedKpa()
                + pumps.mainsKpa() * square
                + pumps.chillersKpa() * perChiller * perChiller
                + (economizer ? pumps.plateKpa() * square : 0);
    }

    /** Power at the shafts; all of it warms the water. */
    double shaft(double flow, int running, double head) {
        double share = flow / (running * pumps.flow());
        if (share < leastFlow - SLACK || share > 1 + SLACK || head > pumps.headKpa() * (1 + SLACK)) {
            return Double.NaN;
        }
        double efficiency = pumps.efficiency() * (1 - 0.35 * (1 - share) * (1 - share));
        return flow * head / (Counterflow.DENSITY * efficiency);
    }

    /** Electric power of a shaft power. */
    double electric(double shaft, double flow, int running, double head) {
        double speed = Math.max(flow / (running * pumps.flow()), Math.sqrt(head / pumps.headKpa()));
        return shaft / driveEfficiency(speed);
    }

    /** Power at the shafts across the line. */
    double fullShaft(double flow) {
        return flow * pumps.headKpa() / (Counterflow.DENSITY * pumps.efficiency());
    }

    /** Electric power across the line. */
    static double fullElectric(double shaft) {
        return shaft / FULL_SPEED_EFFICIENCY;
    }
}
