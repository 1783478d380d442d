package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    private final Throttle throttle = new Throttle(Duration.ofMinutes(1));

    @Test
    void theFirstPassesAndTheOthersAreCounted() {
        assertThat(throttle.pass(BEGIN)).hasValue(0);
        for (int line = 0; line < 500; line++) {
            assertThat(throttle.pass(BEGIN.plusSeconds(59))).isEmpty();
        }
        assertThat(throttle.pass(BEGIN.plusSeconds(60))).hasValue(500);
        assertThat(throttle.pass(BEGIN.plusSeconds(61))).isEmpty();
        assertThat(throttle.pass(BEGIN.plusSeconds(600))).hasValue(1);
    }

    @Test
    void aClockThatIsSetBackDoesNotSilenceIt() {
        throttle.pass(BEGIN);
        assertThat(throttle.pass(BEGIN.minusSeconds(3_600))).isPresent();
    }
}
