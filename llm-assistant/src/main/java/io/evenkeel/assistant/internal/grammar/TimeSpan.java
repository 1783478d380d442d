package io.evenkeel.assistant.internal.grammar;

import java.time.Instant;

/**
 * The time that a question speaks of.
 *
 * @param point whether one moment is meant; then {@code from} is it, and {@code to} the same
 */
public record TimeSpan(Instant from, Instant to, boolean point) {
    static TimeSpan of(Instant from, Instant to) {
        return new TimeSpan(from, to, false);
    }

    static TimeSpan at(Instant moment) {
        return new TimeSpan(moment, moment, true);
    }

    public boolean isAfter(Instant now) {
        return from.isAfter(now);
    }
}
