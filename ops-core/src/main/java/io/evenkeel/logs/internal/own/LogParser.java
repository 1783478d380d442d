package io.evenkeel.logs.internal.own;

import java.time.Instant;

/**
 * A form of line that somebody described.
 *
 * @param place the lower, the earlier it is tried; of one place by name
 * @param host with {@code *} and {@code ?}; empty for lines of any
 * @param source as {@code host}
 * @param byName who wrote it as it is
 */
public record LogParser(
        String name,
        int place,
        boolean enabled,
        String expression,
        String host,
        String source,
        String byName,
        Instant at) {}
