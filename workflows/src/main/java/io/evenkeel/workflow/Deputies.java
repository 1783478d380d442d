package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who stands in for whom, and when. A deputy's deputy stands in for nobody else. Thread-safe. */
public interface Deputies {

    /** The actor's own. Needs {@code WORK_TASKS}. */
    Optional<Deputy> of(Actor actor);

    /** Names the actor's deputy, instead of one named before. Needs {@code WORK_TASKS}. */
    Deputy name(Actor actor, UUID deputy, Instant from, Instant to);

    /** Names nobody any longer. Needs {@code WORK_TASKS}. */
    void nobody(Actor actor);

    /** For whom this person stands in now. */
    Set<UUID> principalsOf(UUID person);

    record Deputy(UUID person, UUID deputy, Instant from, Instant to) {}
}
