package io.evenkeel.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit trail: append-only, written in the transaction of the act that it records. Thread-safe. */
public interface Audit {

    /**
     * Records one act. Called inside the act's transaction: both are kept or neither.
     *
     * @param verb what was done, room first: {@code incident.acknowledge}
     * @param subject what it was done to: {@code INC-12}, a host's name, a person's name
     * @param facts what else matters, never a secret; at most 20 entries, values cut at 1,000 characters
     */
    void record(Actor actor, String verb, String subject, Map<String, String> facts);

    /**
     * The newest acts first.
     *
     * @param subject only those on this subject, if given
     * @param before only those with a smaller id, to page on
     * @param limit 1 to 500
     */
    List<Act> list(Optional<String> subject, Optional<Long> before, int limit);

    /**
     * One recorded act.
     *
     * @param sealedAs its number in the chain; empty for the newest, which were committed within the last second
     */
    record Act(
            long id,
            Instant at,
            Actor.Kind actorKind,
            String actorId,
            String actorName,
            String verb,
            String subject,
            Map<String, String> facts,
            Optional<Long> sealedAs) {}
}
