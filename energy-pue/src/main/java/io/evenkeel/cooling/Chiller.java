package io.evenkeel.cooling;

import java.util.List;

/**
 * One chiller model, per unit of its capacity: Gordon and Ng's three coefficients (Cool Thermodynamics, 2000) with the leaving
 * condenser water, and the published curve of the capacity at hand.
 *
 * @param a1 1/K, not negative
 * @param a2 not negative
 * @param a3 K, not negative
 * @param capacity a + b·x + c·x² + d·y + e·y² + f·x·y, x leaving chilled and y entering condenser water in °C
 * @param leaving °C of x that the curve was published for
 * @param entering °C of y that the curve was published for
 * @param lift K that occur in the fitted table
 * @param rmsError of power over the published box, relative
 */
public record Chiller(
        String name,
        double a1,
        double a2,
        double a3,
        List<Double> capacity,
        Range leaving,
        Range entering,
        Range lift,
        double rmsError) {

    public Chiller {
        capacity = List.copyOf(capacity);
    }

    /** From the least to the most, both included. */
    public record Range(double least, double most) {

        /** The nearest value inside. */
        public double clamp(double value) {
            return Math.min(most, Math.max(least, value));
        }

        /** Whether a value is inside. */
        public boolean holds(double value) {
            return value >= least && value <= most;
        }
    }
}
