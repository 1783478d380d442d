package io.evenkeel.console.web;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Lets a line through once in a while, and says how many were left out since the last one. Thread-safe. */
final class Throttle {
    private final Duration quiet;
    private Instant openAt = Instant.MIN;
    private long leftOut;

    Throttle(Duration quiet) {
        this.quiet = quiet;
    }

    /** How many were left out before this one; empty if this one is left out too. */
    synchronized OptionalLong pass(Instant now) {
        // A clock that was set back must not shut it for long.
        boolean isShut = now.isBefore(openAt) && !now.isBefore(openAt.minus(quiet));
        if (isShut) {
            leftOut++;
            return OptionalLong.empty();
        }
        long before = leftOut;
        leftOut = 0;
        openAt = now.plus(quiet);
        return OptionalLong.of(before);
    }
}
