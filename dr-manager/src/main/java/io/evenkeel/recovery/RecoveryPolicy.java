package io.evenkeel.recovery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One policy as it stands.
 *
 * @param itemName as it was when the policy was made or last changed
 * @param nextAt when the next backup is due; says nothing once retired
 * @param nextDrillAt when a drill may next begin by itself
 * @param drilledAt the last drill that proved what was promised
 * @param version for {@code If-Match}
 */
public record RecoveryPolicy(
        UUID id,
        String itemName,
        PolicyTerms terms,
        Instant madeAt,
        Instant nextAt,
        Optional<Instant> nextDrillAt,
        Optional<Instant> drilledAt,
        Optional<Instant> retiredAt,
        long version) {}
