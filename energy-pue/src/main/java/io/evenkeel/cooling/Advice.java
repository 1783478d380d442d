package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.AdviceReasons;
import java.util.List;
import java.util.Map;

/** Whether to change a setting, and why. Decided by facility power at equal IT work; a lower PUE alone is no reason. */
public sealed interface Advice {

    /**
     * Change it.
     *
     * @param kw that facility power falls by
     * @param gains by part of the plant, kW; negative where a part draws more so that others draw less
     * @param binding what keeps it from going further
     */
    record Change(Setting to, double kw, Map<String, Double> gains, List<Binding> binding) implements Advice {
        public Change {
            gains = Map.copyOf(gains);
            binding = List.copyOf(binding);
        }
    }

    /** Leave it: the proposed setting draws no less for the same work. */
    record Keep(String reason) implements Advice {}

    /** One step of a set-point beyond the proposed one runs into a limit. */
    record Binding(String setPoint, Limit limit) {}

    /**
     * Judges a proposal.
     *
     * @throws IllegalArgumentException if the two are not the same work in the same air
     */
    static Advice of(Plant plant, PlantState now, PlantState proposed) {
        return AdviceReasons.of(plant, now, proposed);
    }
}
