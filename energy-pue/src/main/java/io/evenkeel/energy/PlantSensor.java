package io.evenkeel.energy;

import java.time.Duration;

/**
 * Where a point of the plant is read.
 *
 * @param factor by which a reading is multiplied, not 0, before {@code offset} is added: 0.5556 and -17.78 for °F
 * @param longestAge an older reading is none
 */
public record PlantSensor(PlantPoint point, Source source, double factor, double offset, Duration longestAge) {

    /** From where. */
    public sealed interface Source {

        /**
         * A measurement.
         *
         * @param summed whether all series with these labels are added up, such as the running states of single machines; else
         *     more than one is ambiguous
         */
        record Measured(MeterSource.Series series, boolean summed) implements Source {}

        /** A number that does not change: the pressure of a place. */
        record Constant(double value) implements Source {}
    }
}
