package io.evenkeel.oncall;

import java.time.Instant;

/**
 * A channel took a page, or it was given up.
 *
 * @param key the notice's key; unique
 * @param channel {@code email} or {@code console}
 * @param reason why it was given up; empty if delivered
 */
public record PageOutcome(
        String key, String incident, String person, String channel, boolean delivered, String reason, Instant at) {}
