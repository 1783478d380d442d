package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import io.evenkeel.cooling.SetPoint;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The plant that cools the site: its model, where its points are measured, and what an optimizer would do now. Verbs need {@code
 * EDIT_ENERGY} and are audited. Nothing is ever written to the plant. Thread-safe.
 */
public interface CoolingPlant {

    /** As it is described; empty where nobody has. */
    Optional<StoredPlant> plant();

    /**
     * Describes it anew. Calibrations of another site or chiller are kept and no longer used.
     *
     * @throws io.evenkeel.audit.Refusal INVALID with the field that is wrong; OUT_OF_DATE where somebody else changed it
     */
    StoredPlant keep(Actor actor, PlantModel model, OptionalLong expectedVersion);

    /**
     * Holds set-points, or frees them.
     *
     * @throws io.evenkeel.audit.Refusal NOT_FOUND without a plant; INVALID for a temperature that no search goes to
     */
    StoredPlant lock(Actor actor, PlantLocks locks);

    /**
     * What the optimizer would do now; milliseconds.
     *
     * @throws io.evenkeel.audit.Refusal NOT_FOUND without a plant
     */
    PlantAdvice advice();

    /**
     * What another setting would come to in this air at this load. Chilled-water pumps are started as needed, unless they are named.
     *
     * @param changed those that differ from now; the others stay
     * @throws io.evenkeel.audit.Refusal NOT_FOUND without a plant; INVALID for a value that no plant has
     */
    PlantTrial whatIf(Map<SetPoint, Double> changed);

    /**
     * The plant as it is kept.
     *
     * @param version grows by 1 with each change
     * @param changedBy the name of who changed it last
     */
    record StoredPlant(PlantModel model, PlantLocks locks, long version, Instant changedAt, String changedBy) {}
}
