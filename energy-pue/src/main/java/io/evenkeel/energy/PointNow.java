package io.evenkeel.energy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A point of the plant just now.
 *
 * @param value the newest, also where it is not believed; empty where there is none within two hours
 * @param at of the newest; empty for a constant
 */
public record PointNow(PlantPoint point, State state, OptionalDouble value, Optional<Instant> at) {

    /** Whether it may be used. */
    public enum State {
        KNOWN,
        /** No sensor is bound to it. */
        UNBOUND,
        /** Nothing came for two hours. */
        SILENT,
        /** Older than its sensor allows. */
        STALE,
        /** More than one series has the labels. */
        AMBIGUOUS,
        /** No plant has such a value; or a wet bulb above the dry bulb. */
        UNBELIEVABLE
    }

    /** Its value, where it may be used. */
    public OptionalDouble known() {
        return state == State.KNOWN ? value : OptionalDouble.empty();
    }
}
