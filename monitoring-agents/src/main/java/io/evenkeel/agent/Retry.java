package io.evenkeel.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: at once after a success; after failures in a row about 1, 2, 4 … 30 s later, and then a random part of up
 * to half less, so that a fleet does not come back in one moment. Used by one thread.
 */
final class Retry {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A server may ask for more patience than ours, but a wrong header must not silence a host for a day. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private int failures;
    private Instant failedAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    Retry(RandomGenerator random) {
        this.random = random;
    }

    /** Due as well when the clock was set back to before the failure: how long is left can't be told then. */
    boolean isDue(Instant now) {
        return !now.isBefore(notBefore) || now.isBefore(failedAt);
    }

    void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
    }

    /** @return how long to wait */
    Duration failed(Instant now, Optional<Duration> askedFor) {
        Duration wait = jittered(failures < 5 ? FIRST.multipliedBy(1L << failures) : LONGEST);
        failures++;
        return waitUntil(
                now, askedFor.filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
    }

    /** For what only a person can mend. */
    Duration failedForLong(Instant now) {
        failures++;
        return waitUntil(now, jittered(LONGEST));
    }

    private Duration waitUntil(Instant now, Duration wait) {
        Duration bounded = wait.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : wait;
        failedAt = now;
        notBefore = now.plus(bounded);
        return bounded;
    }

    private Duration jittered(Duration longest) {
        long millis = longest.toMillis();
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
