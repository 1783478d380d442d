package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.agent.logs.LogFollower;
import io.evenkeel.agent.logs.LogRules;
import io.evenkeel.agent.logs.RulesFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDeliveryTest {

    @TempDir
    private Path folder;

    private final ScriptedServer server = new ScriptedServer();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final OwnMetrics own = new OwnMetrics(new MemoryBacklog(Duration.ofHours(1), 1_000), List.of());
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private Path log;
    private LogFollower follower;
    private LogDelivery delivery;

    @BeforeEach
    void follow() throws IOException {
        log = Files.createFile(folder.resolve("a.log"));
        Path conf = Files.writeString(folder.resolve("logs.conf"), "[files a]\npath = " + log + "\nfrom = start\n");
        LogRules rules = RulesFile.read(conf);
        var notes = new Log(() -> now, new PrintStream(said, true, StandardCharsets.UTF_8));
        follower = LogFollower.open(rules, folder.resolve("own"), 1_000, () -> now, notes);
        delivery = new LogDelivery(follower, server, new Retry(new SplittableRandom(1)), own, notes, () -> now);
    }

    private void write(String line) throws IOException {
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void whileTheServerIsBusyNothingIsReadAndTheSameIsSentAgain() throws IOException {
        server.answers(
                new Answer.Busy(429, Optional.of(Duration.ofSeconds(60)), "slow down"),
                new Answer.Unreachable("no route"),
                new Answer.Busy(503, Optional.empty(), "no room"));
        write("one");
        for (int i = 0; i < 3; i++) {
            delivery.sendNext();
            write("more " + i);
            delivery.sendNext();
            assertThat(server.requests()).as("a pause is kept").isEqualTo(i + 1);
            assertThat(follower.status().waitingBytes()).isEqualTo(4 + 7L * i);
            pass(Duration.ofMinutes(1));
        }

        delivery.sendNext();
        delivery.sendNext();

        assertThat(server.taken()).hasSize(2);
        assertThat(follower.status().waitingBytes()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("event=logs_busy status=429", "event=logs_resumed");
    }

    @Test
    void aServerThatDoesNotKnowShipmentsOrDeniesThemIsWaitedFor() throws IOException {
        server.answers(new Answer.Refused(404, "no such page"), new Answer.Denied(403, "may not write logs"));
        write("one");
        delivery.sendNext();
        pass(Duration.ofMinutes(1));
        delivery.sendNext();
        pass(Duration.ofMinutes(1));

        delivery.sendNext();

        assertThat(server.taken()).hasSize(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("event=logs_not_taken status=404", "event=logs_denied status=403");
    }

    @Test
    void whatTheServerWillNeverTakeIsGivenUpAndCounted() throws IOException {
        server.answers(new Answer.Refused(400, "unreadable"));
        write("one");
        delivery.sendNext();
        write("two");

        delivery.sendNext();

        assertThat(server.taken()).hasSize(1);
        own.follow(follower::status);
        assertThat(Shown.readings(own.look()))
                .contains("evenkeel_agent_log_lines_sent_total 1", "evenkeel_agent_log_lines_refused_total 1");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("event=log_lines_refused status=400 lines=1");
    }
}
