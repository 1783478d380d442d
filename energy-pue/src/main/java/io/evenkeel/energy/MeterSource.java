package io.evenkeel.energy;

import java.util.Map;

/** Where a meter's readings come from. */
public sealed interface MeterSource {

    /** A series of measurements: its name and all labels that tell it from others. */
    record Series(String name, Map<String, String> labels) implements MeterSource {
        public Series {
            labels = Map.copyOf(labels);
        }
    }

    /** Written down by people, or handed in as CSV. */
    record ByHand() implements MeterSource {}
}
