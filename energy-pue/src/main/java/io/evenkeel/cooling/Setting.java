package io.evenkeel.cooling;

/**
 * What an operator sets for an hour.
 *
 * @param drives whether pumps and fans follow the need
 * @param supplyAirC air to the racks, before recirculation
 * @param chilledWaterC water to the coils
 * @param towerWaterC water leaving the towers
 * @param economizer whether the plate heat exchanger is in use; must be, without a chiller
 * @param chillers running; 0 is free cooling
 * @param condenserPumps running
 * @param condenserFlow share of their rated flow, 0.5 to 1
 * @param cells tower cells in use
 * @param chilledPumps running
 */
public record Setting(
        Drives drives,
        double supplyAirC,
        double chilledWaterC,
        double towerWaterC,
        boolean economizer,
        int chillers,
        int condenserPumps,
        double condenserFlow,
        int cells,
        int chilledPumps) {

    /** How pumps and fans are driven. */
    public enum Drives {
        /** By frequency converters. */
        VARIABLE,
        /** Across the line: pumps and CRAH fans at full speed, valves that by-pass, tower fans that cycle. */
        CONSTANT
    }

    /** The same with other tower water. */
    public Setting withTowerWater(double celsius) {
        return new Setting(
                drives,
                supplyAirC,
                chilledWaterC,
                celsius,
                economizer,
                chillers,
                condenserPumps,
                condenserFlow,
                cells,
                chilledPumps);
    }
}
