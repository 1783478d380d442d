package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @ParameterizedTest
    @CsvSource({
        "10, 2026-11-21T10:00:00Z,     2026-11-21T10:00:00Z, 2026-11-21T10:00:10Z",
        "10, 2026-11-21T10:00:09.999Z, 2026-11-21T10:00:00Z, 2026-11-21T10:00:10Z",
        "1,  2026-11-21T10:00:09.5Z,   2026-11-21T10:00:09Z, 2026-11-21T10:00:10Z",
        "60, 2026-11-21T10:00:59Z,     2026-11-21T10:00:00Z, 2026-11-21T10:01:00Z",
        "10, 1969-12-31T23:59:59Z,     1969-12-31T23:59:50Z, 1970-01-01T00:00:00Z",
    })
    void aMomentBelongsToTheTickBeforeIt(long seconds, Instant now, Instant floor, Instant after) {
        var ticks = new Ticks(Duration.ofSeconds(seconds));

        assertThat(ticks.floor(now)).isEqualTo(floor);
        assertThat(ticks.after(now)).isEqualTo(after);
    }
}
