package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.notify.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTests {

    private static final Instant CREATED = Instant.parse("2026-11-21T02:00:00Z");

    @Test
    void mailIsTriedAtOnceAgainAndThenMoreSparingly() {
        checkMail(1, 5);
        checkMail(2, 15);
        checkMail(3, 45);
        checkMail(9, 540);
    }

    private static void checkMail(int attempts, int waitSeconds) {
        assertThat(Patience.nextTry(Channel.EMAIL, attempts, CREATED, CREATED))
                .hasValue(CREATED.plusSeconds(waitSeconds));
    }

    @Test
    void mailIsGivenUpAfterTenTriesOverHalfAnHour() {
        Instant now = CREATED;
        int attempts = 1;
        Duration last = Duration.ZERO;
        Optional<Instant> next = Patience.nextTry(Channel.EMAIL, attempts, CREATED, now);
        while (next.isPresent()) {
            Duration wait = Duration.between(now, next.get());
            assertThat(wait).isGreaterThan(last);
            last = wait;
            now = next.get();
            attempts++;
            next = Patience.nextTry(Channel.EMAIL, attempts, CREATED, now);
        }

        assertThat(attempts).isEqualTo(10);
        assertThat(Duration.between(CREATED, now)).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(32));
    }

    @Test
    void aScreenIsAwaitedForHalfAnHour() {
        assertThat(Patience.nextTry(Channel.CONSOLE, 1, CREATED, CREATED)).hasValue(CREATED.plusSeconds(30));
        assertThat(Patience.nextTry(Channel.CONSOLE, 59, CREATED, CREATED.plusSeconds(1_799)))
                .isPresent();
        assertThat(Patience.nextTry(Channel.CONSOLE, 2, CREATED, CREATED.plusSeconds(1_800)))
                .isEmpty();
    }
}
