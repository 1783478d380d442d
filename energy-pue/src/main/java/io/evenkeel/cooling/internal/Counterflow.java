package io.evenkeel.cooling.internal;

/** Effectiveness of a counterflow heat exchanger (Kays and London, Compact Heat Exchangers). */
final class Counterflow {
    /** kJ/(kg K) of water. */
    static final double WATER = 4.186;
    /** kg/m³ of water. */
    static final double DENSITY = 998;
    /** kJ/(kg K) of air. */
    static final double AIR = 1.006;

    private Counterflow() {}

    /**
     * @param units of transfer, NTU
     * @param ratio of the capacity flows; above 1 too, as the tower's equation needs it
     */
    static double effectiveness(double units, double ratio) {
        if (Math.abs(1 - ratio) < 1e-6) {
            return units / (1 + units);
        }
        double decay = Math.exp(-units * (1 - ratio));
        return (1 - decay) / (1 - ratio * decay);
    }

    /** kW between streams of two capacity flows (kW/K) that enter at a difference in K. */
    static double heat(double ua, double one, double other, double difference) {
        double least = Math.min(one, other);
        return effectiveness(ua / least, least / Math.max(one, other)) * least * difference;
    }
}
