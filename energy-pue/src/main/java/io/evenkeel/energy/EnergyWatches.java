package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import java.util.List;

/** Which nodes are watched. Verbs need {@code EDIT_ENERGY} and are audited. Thread-safe. */
public interface EnergyWatches {

    /** By node. */
    List<EnergyWatch> all();

    /** Begins to watch a node, or changes how. @throws io.evenkeel.audit.Refusal INVALID, NOT_FOUND for a node that is not in the tree */
    void keep(Actor actor, EnergyWatch watch);

    /** @throws io.evenkeel.audit.Refusal NOT_FOUND for one that is not watched */
    void remove(Actor actor, String node);
}
