package io.evenkeel.energy;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A meter, and what is known about how it may fail.
 *
 * @param node what it measures enters this node
 * @param unit of what it says
 * @param factor by which its reading is multiplied, in its unit: transformer ratios, litres for each pulse; above 0
 * @param errorPercent its class: limit of error in percent of the reading, 0.1 to 10
 * @param wrapsAt a counter begins again at 0 when it would reach this, in its own unit; empty where it never does
 * @param most kW, or m³/h: what is more than the meter can see; a counter that runs faster has changed its unit or was replaced
 * @param longestGap readings further apart leave a gap
 * @param stuckAfter the same reading for as long as this is no reading
 * @param mayRest whether standing still is plausible: a chiller that is off, never the hall
 */
public record Meter(
        String id,
        String node,
        MeterSource source,
        Unit unit,
        double factor,
        double errorPercent,
        OptionalDouble wrapsAt,
        double most,
        Duration longestGap,
        Duration stuckAfter,
        boolean mayRest) {

    /** The same with another patience. */
    public Meter withLongestGap(Duration patience) {
        return new Meter(id, node, source, unit, factor, errorPercent, wrapsAt, most, patience, stuckAfter, mayRest);
    }

    /** What it measures. */
    public Quantity quantity() {
        return unit.quantity;
    }

    /** From a reading to kWh, kW or m³. */
    public double scale() {
        return unit.scale * factor;
    }

    /** What is read. */
    public enum Quantity {
        /** A counter of kWh. */
        ENERGY,
        /** kW. */
        POWER,
        /** A counter of m³. */
        WATER
    }

    /** In what a meter speaks. */
    public enum Unit {
        WH(Quantity.ENERGY, 0.001),
        KWH(Quantity.ENERGY, 1),
        MWH(Quantity.ENERGY, 1_000),
        GJ(Quantity.ENERGY, 1_000 / 3.6),
        W(Quantity.POWER, 0.001),
        KW(Quantity.POWER, 1),
        MW(Quantity.POWER, 1_000),
        LITRE(Quantity.WATER, 0.001),
        CUBIC_METRE(Quantity.WATER, 1);

        private final Quantity quantity;
        /** To kWh, kW or m³. */
        private final double scale;

        Unit(Quantity quantity, double scale) {
            this.quantity = quantity;
            this.scale = scale;
        }
    }
}
