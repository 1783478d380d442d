package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping a child process alive; small programs stand for the agent. */
class LocalAgentTest {

    @TempDir
    private Path folder;

    @Test
    void anAgentThatDiesIsStartedAgain() throws IOException {
        Path starts = folder.resolve("starts");
        try (LocalAgent agent = running("echo started >>" + starts + "; exit 3")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> lines(starts) >= 2);

            assertThat(agent).isNotNull();
        }
    }

    @Test
    void anAgentThatIsKilledIsStartedAgainWithANewNumber() throws IOException {
        try (LocalAgent agent = running("exec sleep 600")) {
            long first = pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(20)).until(() -> pid() != first);
            assertThat(agent).isNotNull();
        }
    }

    @Test
    void closingEndsItForGood() throws IOException {
        LocalAgent agent = running("exec sleep 600");
        ProcessHandle child = ProcessHandle.of(pid()).orElseThrow();

        agent.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(folder.resolve("agent.pid")).doesNotExist();
    }

    @Test
    void aProcessThatIsNoAgentIsLeftAloneWhateverTheOldFileSays() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("agent.pid"), stranger.pid() + "\n");

            running("exec sleep 600").close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anAgentThatAKilledServerLeftBehindIsEnded() throws Exception {
        Process left = new ProcessBuilder("sh", "-c", "sleep 600; :", "io.evenkeel.agent.Agent").start();
        try {
            Files.writeString(folder.resolve("agent.pid"), left.pid() + "\n");

            try (LocalAgent agent = running("exec sleep 600")) {
                await().atMost(Duration.ofSeconds(10)).until(() -> !left.isAlive());
                assertThat(agent).isNotNull();
            }
        } finally {
            left.descendants().forEach(ProcessHandle::destroyForcibly);
            left.destroyForcibly();
        }
    }

    @Test
    void withTlsTheAgentKnowsTheServersCertificate() throws IOException {
        var tls = new Listening.Tls(folder.resolve("c.pem"), folder.resolve("k.pem"), "ab12");
        var listening =
                new Listening(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 8443, Optional.of(tls), List.of());

        List<String> command = LocalAgent.command(
                new DataFolder(folder), listening, "https://127.0.0.1:8443", folder.resolve("token"));

        assertThat(command)
                .containsSubsequence("io.evenkeel.agent.Agent", "--server", "https://127.0.0.1:8443")
                .containsSubsequence("--certificate-sha256", "ab12");
    }

    @Test
    void theAgentLooksForJobsInItsFolder() {
        Path rules = folder.resolve("jobs.conf");

        assertThat(LocalAgent.jobs(rules, LocalAgent.runTool())).startsWith("--jobs", rules.toString(), "--run-tool");
    }

    private LocalAgent running(String script) {
        var agent = new LocalAgent(() -> List.of("sh", "-c", script), folder.resolve("agent.pid"));
        agent.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> isAlive(folder.resolve("agent.pid"), script));
        return agent;
    }

    /** Whether the number in the file is of the process that runs the script, or of one that has ended already. */
    private static boolean isAlive(Path pidFile, String script) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        Path command = Path.of("/proc/" + Files.readString(pidFile).strip() + "/cmdline");
        String running = Files.exists(command) ? Files.readString(command).replace('\0', ' ') : "";
        return running.isEmpty() || script.contains(running.strip()) || running.contains(script);
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("agent.pid")).strip());
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
