package io.evenkeel.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * One watched host.
 *
 * @param lastSeen when its agent was last heard, if ever
 * @param silent whether it should have been heard by now
 */
public record Host(
        String name,
        Instant enrolledAt,
        Optional<Instant> lastSeen,
        boolean silent,
        boolean revoked,
        Optional<HostFacts> facts) {}
