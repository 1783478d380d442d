package io.evenkeel.change;

import io.evenkeel.audit.Actor;
import io.evenkeel.change.Freeze.Weekly;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The times in which nothing is changed. Thread-safe. */
public interface Freezes {

    /** Those that are not over, by name. */
    List<Freeze> list();

    /** One that is over an item at a moment, if any is. */
    Optional<Freeze> over(UUID item, Instant at);

    /**
     * Declares one. Needs {@code EDIT_DESK}. What is approved already stays so, and is refused when it is to begin.
     *
     * @param name 1 to 100 characters, as no other freeze has it
     * @param once or {@code weekly}, one of them
     */
    Freeze add(
            Actor actor, String name, String reason, Optional<Window> once, Optional<Weekly> weekly, Set<UUID> items);

    /** Takes it back. Needs {@code EDIT_DESK}. */
    void remove(Actor actor, UUID id);
}
