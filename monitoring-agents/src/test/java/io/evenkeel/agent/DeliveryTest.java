package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Answer BUSY = new Answer.Busy(503, Optional.empty(), "starting");
    private static final Answer AWAY = new Answer.Unreachable("connection refused");

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00Z");
    private final Written written = new Written();
    private final MemoryBacklog backlog = new MemoryBacklog(Duration.ofHours(1), 1_000_000);
    private final OwnMetrics own = new OwnMetrics(backlog, List.of());
    private final ScriptedServer server = new ScriptedServer();
    private final Delivery delivery =
            new Delivery(backlog, server, new Retry(new SplittableRandom(1)), own, written.log(clock), clock);

    @Test
    void sendsInOrder() {
        waiting("a", "b", "c");

        sendAsLongAsDue();

        assertThat(server.taken()).containsExactly("a", "b", "c");
        assertThat(own()).contains("evenkeel_agent_samples_sent_total 3", "evenkeel_agent_samples_buffered 0");
    }

    @Test
    void whatTheServerCannotTakeIsSentAgainLaterInOrderAndOnce() {
        waiting("a", "b");
        server.answers(new Answer.Taken(), BUSY, AWAY);

        for (int second = 0; second < 10; second++) {
            sendAsLongAsDue();
            clock.moveSeconds(1);
        }

        assertThat(server.taken()).containsExactly("a", "b");
        assertThat(server.requests()).isEqualTo(4);
    }

    @Test
    void doesNotHammerAServerThatIsAway() {
        waiting("a");
        for (int i = 0; i < 1_000; i++) {
            server.answers(AWAY);
        }

        for (int second = 0; second < 600; second++) {
            sendAsLongAsDue();
            clock.moveSeconds(1);
        }

        // 5 tries in the first half minute, then one each 15 to 30 s.
        assertThat(server.requests()).isBetween(20, 50);
        assertThat(own()).contains("evenkeel_agent_samples_buffered 1");
    }

    @Test
    void honoursRetryAfter() {
        waiting("a");
        server.answers(new Answer.Busy(429, Optional.of(Duration.ofMinutes(2)), "slow down"));

        sendAsLongAsDue();
        clock.moveSeconds(119);
        assertThat(delivery.isDue()).isFalse();
        clock.moveSeconds(1);
        sendAsLongAsDue();

        assertThat(server.taken()).containsExactly("a");
    }

    @Test
    void whatIsRefusedIsGivenUpAndCountedAndTheNextIsSentAtOnce() {
        waiting("bad", "good");
        server.answers(new Answer.Refused(400, "no metric name"));

        sendAsLongAsDue();

        assertThat(server.taken()).containsExactly("good");
        assertThat(own()).contains("evenkeel_agent_samples_refused_total 1", "evenkeel_agent_samples_sent_total 1");
        assertThat(written.lines())
                .singleElement()
                .asString()
                .endsWith("level=warn event=samples_refused status=400 samples=1 says=\"no metric name\"");
    }

    @Test
    void refusalsAreWrittenOnceAMinute() {
        for (int i = 0; i < 13; i++) {
            waiting("bad");
            server.answers(new Answer.Refused(413, "too large"));
            sendAsLongAsDue();
            clock.moveSeconds(5);
        }

        assertThat(written.lines()).hasSize(2).last().asString().endsWith("left_out=11");
    }

    @Test
    void aDeniedTokenKeepsTheSamplesAndIsTriedSlowly() {
        waiting("a");
        for (int i = 0; i < 20; i++) {
            server.answers(new Answer.Denied(401, "unknown token"));
        }

        for (int second = 0; second < 120; second++) {
            sendAsLongAsDue();
            clock.moveSeconds(1);
        }

        assertThat(server.requests()).isBetween(4, 9);
        assertThat(own()).contains("evenkeel_agent_samples_buffered 1", "evenkeel_agent_samples_refused_total 0");
        assertThat(written.lines()).hasSize(2).first().asString().contains("event=token_denied status=401");
    }

    @Test
    void tellsWhenItGoesOn() {
        waiting("a");
        server.answers(BUSY);

        sendAsLongAsDue();
        clock.moveSeconds(5);
        sendAsLongAsDue();

        assertThat(written.lines()).hasSize(2).last().asString().endsWith("event=push_resumed buffered_samples=0");
    }

    private void waiting(String... bodies) {
        for (String body : bodies) {
            backlog.add(new Batch(clock.instant(), 1, body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void sendAsLongAsDue() {
        boolean more = true;
        while (more) {
            more = delivery.isDue() && delivery.sendOldest();
        }
    }

    private List<String> own() {
        return Shown.readings(own.look());
    }
}
