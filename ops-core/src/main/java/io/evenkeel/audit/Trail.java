package io.evenkeel.audit;

import io.evenkeel.audit.Audit.Act;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the audit trail. There is no verb that changes it. Thread-safe. */
public interface Trail {

    /**
     * The newest acts first. Needs {@code SEE_AUDIT}.
     *
     * @param limit 1 to 500
     */
    List<Act> search(Actor actor, Search search, int limit);

    /** How far the chain reaches. Needs {@code SEE_AUDIT}. */
    State state(Actor actor);

    /** The key that signs new checkpoints, as {@link Checkpoint#publicKey()} has it. Needs {@code SEE_AUDIT}. */
    String publicKey(Actor actor);

    /**
     * Writes the whole sealed trail, which ends with a checkpoint signed now, in the form of {@code docs/security.md}.
     * Does not close the stream. The export is an act too and stands in the next one. Needs {@code SEE_AUDIT}.
     */
    void export(Actor actor, OutputStream to) throws IOException;

    /**
     * What to look for; what is empty limits nothing.
     *
     * @param actor an actor's name or id
     * @param verb {@code incident.acknowledge}, or {@code incident} for all of a room
     * @param from at this time or later
     * @param to before this time
     * @param before with a smaller id, to page on
     */
    record Search(
            Optional<String> subject,
            Optional<String> actor,
            Optional<String> verb,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Long> before) {}

    /**
     * @param sealed how many acts are in the chain
     * @param unsealed how many wait for it, normally for less than a second
     * @param newestSealedAt when the newest act in the chain was done
     */
    record State(long sealed, long unsealed, Optional<Instant> newestSealedAt, Optional<Checkpoint> checkpoint) {}
}
