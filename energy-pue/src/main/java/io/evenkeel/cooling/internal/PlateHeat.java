package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;

/** The plate heat exchanger between chilled and condenser water. */
final class PlateHeat {
    private PlateHeat() {}

    /** The share of {@code 1/UA} that one stream of so many kg/s has, times the rated UA. */
    static double resistance(Site.Plate plate, double flow) {
        return 0.5 * Math.pow(flow / plate.flow(), -0.7);
    }

    /** kW at most, of streams entering at a difference in K. */
    static double most(
            Site.Plate plate, double chilled, double itsResistance, double condenser, double other, double difference) {
        double ua = plate.ua() / (itsResistance + other);
        return Counterflow.heat(ua, chilled * Counterflow.WATER, condenser * Counterflow.WATER, difference);
    }
}
