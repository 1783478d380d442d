package io.evenkeel.energy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the plant ran, hour by hour, beside what is expected of it. Thread-safe. */
public interface PlantHistory {

    /**
     * The hours of so many days up to now.
     *
     * @param days 1 to 31
     * @throws io.evenkeel.audit.Refusal INVALID outside these; NOT_FOUND without a plant
     */
    PlantPast past(int days);

    /**
     * What was, and what is expected.
     *
     * @param expected where the band comes from
     * @param hours in the order of time; those of which neither wet bulb nor PUE is known are left out
     * @param band by wet bulb, ascending
     * @param box loads and lifts that the chiller's model was made of
     */
    record PlantPast(Expected expected, List<PastHour> hours, List<Band> band, Box box) {
        public PlantPast {
            hours = List.copyOf(hours);
            band = List.copyOf(band);
        }
    }

    /** Where a band comes from. */
    enum Expected {
        /** The calibrated model at the settings of each hour; to both sides twice its CVRMSE and what the meters may err. */
        MODEL,
        /** Without one: 10 to 90 % of the hours of the four weeks before, of the same wet bulb. */
        PAST,
        /** Too little is known. */
        NOTHING
    }

    /** @param chiller of an hour with chillers, where the model can follow it */
    record PastHour(
            Instant from,
            OptionalDouble wetBulbC,
            OptionalDouble pue,
            Optional<Band> expected,
            Optional<ChillerPoint> chiller) {

        /** Whether PUE is known and outside what is expected. */
        public boolean outside() {
            return pue.isPresent()
                    && expected.filter(band -> pue.getAsDouble() < band.low() || pue.getAsDouble() > band.high())
                            .isPresent();
        }
    }

    /** PUE that is expected at a wet bulb. */
    record Band(double wetBulbC, double low, double high) {}

    /**
     * How chillers ran, by the model.
     *
     * @param partLoad of the capacity at hand
     * @param lift K between the leaving waters
     */
    record ChillerPoint(double partLoad, double lift, double cop) {}

    /** Loads as shares of the capacity, lifts in K. */
    record Box(double leastLoad, double mostLoad, double leastLift, double mostLift) {}
}
