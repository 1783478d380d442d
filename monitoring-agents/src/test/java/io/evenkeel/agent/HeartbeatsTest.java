package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00Z");
    private final Written written = new Written();
    private final ScriptedServer server = new ScriptedServer();
    private final Heartbeats heartbeats = new Heartbeats(
            () -> clock.instant().toString(), server, new Retry(new SplittableRandom(1)), written.log(clock), clock);

    @Test
    void beatsAtStartAndEveryHalfMinute() {
        pass(61);

        assertThat(server.taken())
                .containsExactly("2026-11-21T10:00:00Z", "2026-11-21T10:00:30Z", "2026-11-21T10:01:00Z");
    }

    @Test
    void aMissedOneIsTriedAgainSoonerWithFactsOfThen() {
        server.answers(
                new Answer.Unreachable("connection refused"), new Answer.Busy(503, Optional.empty(), "starting"));

        pass(10);

        assertThat(server.requests()).isEqualTo(3);
        assertThat(server.taken()).singleElement().asString().isGreaterThan("2026-11-21T10:00:01Z");
        assertThat(written.lines()).hasSize(1).first().asString().contains("event=heartbeat_missed");
    }

    @Test
    void aDeniedOneIsTriedSlowly() {
        server.answers(new Answer.Denied(401, ""), new Answer.Denied(401, ""), new Answer.Denied(401, ""));

        pass(31);

        assertThat(server.requests()).isBetween(2, 3);
    }

    @Test
    void aClockThatIsSetBackDoesNotSilenceTheHost() {
        pass(1);
        clock.moveSeconds(-86_400);

        pass(1);

        assertThat(server.taken()).hasSize(2);
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            heartbeats.sendWhenDue();
            clock.moveSeconds(1);
        }
    }
}
