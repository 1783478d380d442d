package io.evenkeel.energy;

import io.evenkeel.cooling.Limit;
import io.evenkeel.cooling.PlantState;
import java.util.List;

/** What another setting would come to now. */
public sealed interface PlantTrial {

    /** Points that it needs are not known. */
    record NotKnown(List<PlantPoint> missing) implements PlantTrial {
        public NotKnown {
            missing = List.copyOf(missing);
        }
    }

    /** By the model the plant cannot run as it is measured. */
    record NoModel() implements PlantTrial {}

    /** It can be run. */
    record Runs(PlantState now, PlantState then) implements PlantTrial {}

    /** It cannot: the first limit that it breaks. */
    record Breaks(PlantState now, Limit limit) implements PlantTrial {}
}
