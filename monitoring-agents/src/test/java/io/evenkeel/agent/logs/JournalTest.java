package io.evenkeel.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.protocol.LogShipment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real journald, an instance of its own beside the host's. */
@Timeout(120)
class JournalTest {

    private static final Path JOURNALD = Path.of("/lib/systemd/systemd-journald");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String namespace =
            "evenkeel-test-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());

    private final Path sockets = Path.of("/run/systemd/journal." + namespace);

    @TempDir
    private Path folder;

    private Optional<Process> journald = Optional.empty();
    private FollowedFolder host;

    @BeforeEach
    void startJournald() throws Exception {
        needs(
                Files.isExecutable(JOURNALD) && Files.isExecutable(Path.of("/usr/bin/journalctl")),
                "BLOCKED: systemd's journald is not installed");
        needs("root".equals(System.getProperty("user.name")), "BLOCKED: root is needed");
        journald = Optional.of(new ProcessBuilder(JOURNALD.toString(), namespace)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("journald.log").toFile())
                .start());
        await().atMost(PATIENCE).until(() -> Files.exists(sockets.resolve("dev-log")));
        host = new FollowedFolder(folder)
                .by(FollowedFolder.rules("[journal]\nnamespace = " + namespace + "\nlabel.env = test\n"))
                // Before whatever the journal's own clock says.
                .startingAt(Instant.EPOCH.plus(Duration.ofDays(365)));
    }

    private static void needs(boolean there, String otherwise) {
        if (there) {
            return;
        }
        if ("1".equals(System.getenv("EVENKEEL_REQUIRE_PEERS"))) {
            throw new AssertionError(otherwise);
        }
        Assumptions.abort(otherwise);
    }

    @AfterEach
    void stopJournald() throws Exception {
        if (host != null) {
            host.follower().close();
        }
        if (journald.isPresent()) {
            journald.get().destroy();
            journald.get().waitFor();
            remove(sockets);
            for (String place : List.of("/run/log/journal", "/var/log/journal")) {
                removeJournals(Path.of(place));
            }
        }
    }

    private void removeJournals(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (var journals = Files.newDirectoryStream(place, "*." + namespace)) {
                for (Path journal : journals) {
                    remove(journal);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private void log(String priority, String text) throws Exception {
        assertThat(new ProcessBuilder(
                                "logger",
                                "-u",
                                sockets.resolve("dev-log").toString(),
                                "-t",
                                "shop",
                                "-p",
                                priority,
                                text)
                        .start()
                        .waitFor())
                .isZero();
    }

    private void deliverUntil(int lines) {
        await().atMost(PATIENCE).until(() -> {
            host.deliver();
            return ofShop() >= lines;
        });
    }

    private long ofShop() {
        return host.taken.stream().filter(line -> line.source().equals("shop")).count();
    }

    @Test
    void whatProgramsTellTheJournalArrivesOnceThroughKillsAndLostAnswers() throws Exception {
        log("user.err", "disk \"sda\" is full 磁盘");
        deliverUntil(1);
        host.restart();
        log("user.info", "while the agent was down");
        await().atMost(PATIENCE).until(() -> host.sendOne() && ofShop() == 2);
        host.kill();
        log("user.info", "after it was killed");
        deliverUntil(3);

        assertThat(host.taken.stream()
                        .filter(line -> line.source().equals("shop"))
                        .map(LogShipment.Line::text))
                .containsExactly("disk \"sda\" is full 磁盘", "while the agent was down", "after it was killed");
        LogShipment.Line first = host.taken.stream()
                .filter(line -> line.source().equals("shop"))
                .findFirst()
                .orElseThrow();
        assertThat(first.syslogSeverity()).contains(3);
        assertThat(first.at()).isPresent();
        assertThat(first.fields()).containsAllEntriesOf(Map.of("env", "test"));
        assertThat(host.follower().status().followed()).containsExactly("journal " + namespace);
    }
}
