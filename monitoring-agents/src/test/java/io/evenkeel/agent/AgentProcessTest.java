package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.agent.ReceivingServer.Reply;
import io.evenkeel.protocol.TimeSeries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real process on this very host, against a real HTTP server. */
@Timeout(120)
class AgentProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private Path tokenFile;
    private ReceivingServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ReceivingServer();
        tokenFile = Files.writeString(folder.resolve("token"), "evk_token");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private AgentProcess agent(String... more) throws IOException {
        var arguments =
                new ArrayList<>(List.of("--server", server.url().toString(), "--token-file", tokenFile.toString()));
        arguments.addAll(List.of(more));
        return new AgentProcess(folder, arguments.toArray(String[]::new));
    }

    @Test
    void whatThisHostShowsArrives() throws Exception {
        try (var agent = agent("--interval", "1")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            server.taken().size() >= 3 && !server.heartbeats().isEmpty());

            assertThat(agent.log()).contains("event=agent_started").doesNotContain("WARNING", "source_broken");
            // 54 MB at the peak of the start on the machine where the figures of docs/agent.md were taken.
            assertThat(agent.residentBytes()).isLessThan(80L << 20);
        }
        List<TimeSeries> push = server.taken().getLast();
        assertThat(value(push, "node_memory_MemTotal_bytes")).isEqualTo((double)
                Memory.total(new ProcFolder(Path.of("/proc")).text("meminfo")).orElseThrow());
        assertThat(value(push, "node_memory_MemAvailable_bytes"))
                .isBetween(1e6, value(push, "node_memory_MemTotal_bytes"));
        assertThat(value(push, "node_load1")).isBetween(0.0, 10_000.0);
        assertThat(value(push, "node_time_seconds") - value(push, "node_boot_time_seconds"))
                .isPositive();
        assertThat(push.stream().filter(s -> s.labels().get("__name__").equals("node_cpu_seconds_total")))
                .hasSize(8 * server.heartbeats().getFirst().processors());
        assertThat(push).extracting(s -> s.labels().get("__name__")).contains("node_network_receive_bytes_total");
        // Processor time passes in some mode between two pushes.
        assertThat(cpuSeconds(push)).isGreaterThan(cpuSeconds(server.taken().getFirst()));
        assertThat(server.heartbeats().getFirst().kernel()).isEqualTo(System.getProperty("os.version"));
        assertThat(server.heartbeats().getFirst().droppedSamples()).isZero();
        assertThat(ReceivingServer.millis(push))
                .isCloseTo(InstantSource.system().millis(), Offset.offset(60_000L));
    }

    @Test
    void aServerThatIsAwayForAWhileMissesNothingAndGetsNothingTwice() throws Exception {
        server.busy(true);
        try (var agent = agent("--interval", "2", "--metrics-listen", "127.0.0.1:0")) {
            await().atMost(PATIENCE).until(() -> server.attempted().size() >= 4);
            assertThat(server.taken()).isEmpty();

            server.busy(false);

            await().atMost(PATIENCE).until(() -> server.taken().size() >= 8);
            assertThat(server.takenMillis()).isSorted().doesNotHaveDuplicates();
            assertThat(server.takenMillis().getFirst())
                    .isEqualTo(ReceivingServer.millis(server.attempted().getFirst()));
            // Between two pushes the agent's own counters tell the same as the server's book.
            await().atMost(PATIENCE).until(() -> {
                String own = ownMetrics(agent);
                long taken = server.taken().stream().mapToLong(List::size).sum();
                return own.contains("evenkeel_agent_samples_sent_total " + (double) taken + "\n")
                        && own.contains("evenkeel_agent_samples_buffered 0.0\n")
                        && own.contains("evenkeel_agent_samples_dropped_total 0.0\n")
                        && own.contains("evenkeel_agent_samples_refused_total 0.0\n");
            });

            assertThat(agent.terminate().exitCode(PATIENCE)).isZero();
            assertThat(agent.log()).contains("event=server_busy status=503", "event=push_resumed", "unsent_samples=0");
        }
    }

    @Test
    void whatWaitsIsSentOnSigterm() throws Exception {
        server.replies(new Reply(429, "slow down", "Retry-After", "300"));
        try (var agent = agent()) {
            await().atMost(PATIENCE).until(() -> !server.attempted().isEmpty());

            assertThat(agent.terminate().exitCode(PATIENCE)).isZero();

            assertThat(agent.log()).contains("event=agent_stopped unsent_samples=0");
        }
        assertThat(server.taken().getFirst()).isEqualTo(server.attempted().getFirst());
    }

    @Test
    void aServerThatHangsDoesNotHoldUpTheEnd() throws Exception {
        try (var hanging = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var agent = new AgentProcess(
                        folder,
                        "--server",
                        "http://127.0.0.1:" + hanging.getLocalPort(),
                        "--token-file",
                        tokenFile.toString());
                Socket connection = hanging.accept()) {
            assertThat(connection.isConnected()).isTrue();

            assertThat(agent.terminate().exitCode(PATIENCE)).isZero();

            assertThat(agent.log()).contains("event=agent_stopped");
        }
    }

    @Test
    void wrongOptionsEndWithTheUsage() throws Exception {
        try (var agent = new AgentProcess(folder, "--server", "nonsense", "--token-file", "t")) {
            assertThat(agent.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(agent.log()).startsWith("--server must look like").contains("usage: evenkeel-agent");
        }
    }

    @Test
    void aMissingTokenFileEndsWithASentence() throws Exception {
        try (var agent = new AgentProcess(folder, "--server", "http://127.0.0.1:1", "--token-file", "/nowhere/token")) {
            assertThat(agent.exitCode(PATIENCE)).isEqualTo(1);
            assertThat(agent.log()).isEqualTo("The agent can't start: the token file /nowhere/token can't be read\n");
        }
    }

    @Test
    void theFlagsInTheDocumentationAreTheseFlags() throws IOException {
        String commands = Files.readString(Path.of("..", "docs", "agent.md")).replaceAll("\\\\\n\\s*", "");

        assertThat(commands).contains("java " + String.join(" ", Agent.JVM_FLAGS) + " -cp");
    }

    private static double value(List<TimeSeries> push, String name) {
        return push.stream()
                .filter(series -> series.labels().get("__name__").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " did not arrive"))
                .samples()
                .getFirst()
                .value();
    }

    private static double cpuSeconds(List<TimeSeries> push) {
        return push.stream()
                .filter(series -> series.labels().get("__name__").equals("node_cpu_seconds_total"))
                .mapToDouble(series -> series.samples().getFirst().value())
                .sum();
    }

    private static String ownMetrics(AgentProcess agent) throws Exception {
        var port = Pattern.compile("event=metrics_served port=(\\d+)").matcher(agent.log());
        assertThat(port.find()).isTrue();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/metrics"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
