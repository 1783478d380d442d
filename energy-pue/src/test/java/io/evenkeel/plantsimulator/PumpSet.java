package io.evenkeel.plantsimulator;

/**
 * Equal pumps side by side on converters. A pump's head at full speed is {@code (1.25 − 0.25·φ²)·head}, affinity laws give the speed
 * at which they meet the circuit's, efficiency falls away from the best point, motor and drive lose a fixed part and one by load.
 */
record PumpSet(int count, double flow, double head) {

    /** kW at the shafts (all of it warms the water) and at the meters. */
    record Draw(double shaft, double electric) {}

    /** Null where so many pumps cannot. */
    @org.jspecify.annotations.Nullable
    Draw draw(double all, int running, double circuit) {
        double share = all / (running * flow);
        if (share < 0.3 || share > 1 + 1e-9) {
            return null;
        }
        double speed = Math.sqrt((circuit + 0.25 * head * share * share) / (1.25 * head));
        if (speed > 1) {
            return null;
        }
        double off = share / speed - 0.98;
        double shaft = all * circuit / (Water.DENSITY * 0.83 * (1 - 0.7 * off * off));
        double rated = running * flow * head / (Water.DENSITY * 0.83);
        return new Draw(shaft, 1.035 * shaft + 0.022 * rated);
    }
}
