package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionWatchTest {

    @TempDir
    private Path proc;

    private final MovedClock clock = new MovedClock("2026-11-21T10:00:00Z");
    private final Written written = new Written();
    private final ScriptedServer server = new ScriptedServer();
    private ConnectionWatch watch;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), Shown.linux618("net/tcp"));
        watch = new ConnectionWatch(
                new Connections(new ProcFolder(proc)),
                server,
                new Retry(new SplittableRandom(1)),
                written.log(clock),
                clock);
    }

    @Test
    void tellsAtStartAndEveryHalfMinute() {
        pass(61);

        assertThat(server.taken()).hasSize(3).allMatch(json -> json.contains("\"address\":\"10.0.0.5\""));
    }

    @Test
    void whatIsNotTakenIsNotSentAgain() {
        server.answers(
                new Answer.Unreachable("connection refused"),
                new Answer.Refused(404, "not found"),
                new Answer.Busy(503, Optional.empty(), "starting"));

        pass(91);

        assertThat(server.requests()).isEqualTo(4);
        assertThat(server.taken()).singleElement().asString().contains("2026-11-21T10:01:30Z");
        assertThat(written.lines()).allMatch(line -> line.contains("event=connections_missed"));
    }

    @Test
    void aSystemThatDoesNotTellCostsALineOnly() throws IOException {
        Files.delete(proc.resolve("net/tcp"));

        pass(31);

        assertThat(server.requests()).isZero();
        assertThat(written.lines()).hasSize(1).first().asString().contains("event=connections_unreadable");
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            watch.sendWhenDue();
            clock.moveSeconds(1);
        }
    }
}
