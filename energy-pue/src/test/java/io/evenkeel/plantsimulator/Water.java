package io.evenkeel.plantsimulator;

/** Water as this plant has it. */
final class Water {
    /** kJ/(kg K). */
    static final double HEAT = 4.187;

    static final double DENSITY = 997;

    private Water() {}
}
