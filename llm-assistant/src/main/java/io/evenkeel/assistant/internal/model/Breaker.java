package io.evenkeel.assistant.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps questions from waiting for an endpoint that is away. After two failures in a row it is left alone for 30 s, then
 * twice as long after each further one, five minutes at most; a wrong key and a 429 count at once. Thread-safe.
 */
final class Breaker {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int TOLERATED = 1;

    private final InstantSource clock;
    private int failures;
    private Instant leftAloneUntil = Instant.MIN;
    private Trouble last = Trouble.UNREACHED;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Why it is not asked now. */
    synchronized Optional<Trouble> away() {
        return clock.instant().isBefore(leftAloneUntil) ? Optional.of(last) : Optional.empty();
    }

    synchronized void good() {
        failures = 0;
    }

    synchronized void bad(TroubleException trouble) {
        if (!trouble.trouble().isOfTheEndpoint()) {
            return;
        }
        failures++;
        last = trouble.trouble();
        boolean atOnce = last == Trouble.WRONG_KEY || trouble.retryAfter().isPresent();
        if (atOnce || failures > TOLERATED) {
            leftAloneUntil = clock.instant().plus(trouble.retryAfter().orElseGet(this::pause));
        }
    }

    private Duration pause() {
        int doublings = Math.min(Math.max(0, failures - TOLERATED - 1), 10);
        Duration pause = FIRST.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
