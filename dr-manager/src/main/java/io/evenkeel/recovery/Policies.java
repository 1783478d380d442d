package io.evenkeel.recovery;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What must be recoverable. Verbs need {@code EDIT_RECOVERY}, are written to the audit trail, and refuse with INVALID what a
 * policy can't promise, CONFLICT what does not fit its state, OUT_OF_DATE what somebody changed before. Thread-safe.
 */
public interface Policies {

    /** Those that are not retired, by item and name; at most 2,000, which is the most there are. */
    List<RecoveryPolicy> list();

    RecoveryPolicy get(UUID id);

    RecoveryPolicy make(Actor actor, PolicyTerms terms);

    /** Name, adapter and host stay as they are: copies lie where they say. */
    RecoveryPolicy change(Actor actor, UUID id, PolicyTerms terms, OptionalLong expectedVersion);

    /** Ends its backups. Copies stay where they are, and so does what is known of them. */
    RecoveryPolicy retire(Actor actor, UUID id, OptionalLong expectedVersion);
}
