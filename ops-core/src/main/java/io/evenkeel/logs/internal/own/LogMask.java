package io.evenkeel.logs.internal.own;

import java.time.Instant;

/**
 * What must not be kept, as somebody described it.
 *
 * @param byName who wrote it as it is
 */
public record LogMask(String name, boolean enabled, String expression, String byName, Instant at) {}
