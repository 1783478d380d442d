package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.recovery.RecoveryRun;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job's row.
 *
 * @param heardAt when the agent last told of it
 * @param drill which one it is
 */
record StoredRun(
        UUID policy,
        Optional<Long> number,
        Extent extent,
        Optional<Instant> heardAt,
        Optional<UUID> drill,
        RecoveryRun run) {}
