package io.evenkeel.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusedAgentsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private final RefusedAgents refused = new RefusedAgents();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RefusedAgents.class);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void countsByNameUntilItIsTaken() {
        refused.count("web-1", "192.0.2.7", NOW);
        refused.count("web-1", "192.0.2.7", NOW.plusSeconds(9));
        refused.count("web-2", "192.0.2.7", NOW);

        assertThat(refused.take()).hasSize(2).containsEntry("web-1", new RefusedAgents.Tally(2, NOW.plusSeconds(9)));
        assertThat(refused.take()).isEmpty();
    }

    @Test
    void oneLineAMinuteAndNameThatSaysHowManyWereLeftOut() {
        for (int second = 0; second < 70; second += 10) {
            refused.count("web-1", "192.0.2.7", NOW.plusSeconds(second));
            refused.count("web-2", "192.0.2.8", NOW.plusSeconds(second));
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "event=agent-refused host=web-1 address=192.0.2.7 leftOut=0",
                        "event=agent-refused host=web-2 address=192.0.2.8 leftOut=0",
                        "event=agent-refused host=web-1 address=192.0.2.7 leftOut=5",
                        "event=agent-refused host=web-2 address=192.0.2.8 leftOut=5");
    }

    @Test
    void anAttackWithManyNamesIsBounded() {
        for (int i = 0; i < 5_000; i++) {
            refused.count("host-" + i, "192.0.2.7", NOW);
        }

        assertThat(refused.take()).hasSize(1_000);
        assertThat(lines.list).hasSize(1_000);
    }
}
