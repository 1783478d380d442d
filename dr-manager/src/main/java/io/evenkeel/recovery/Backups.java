package io.evenkeel.recovery;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of policies: copies and jobs. Thread-safe. */
public interface Backups {

    /** What the disk of its repository has left; empty where the host has not told. */
    Optional<SpaceLeft> space(UUID policy);

    /** Those that are there, the newest first. */
    List<KeptCopy> copies(UUID policy, int limit);

    /** The newest first; of each policy the newest 1,000 are kept. */
    List<RecoveryRun> runs(UUID policy, int limit);

    /** Has a backup made now. Needs {@code EDIT_RECOVERY}; refused while a job of the policy waits or runs. */
    RecoveryRun start(Actor actor, UUID policy);
}
