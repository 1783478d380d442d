package io.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus on loopback that keeps its data in a temporary folder. */
final class RealPrometheus implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/bin/prometheus");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Process process;
    private final String base;

    private RealPrometheus(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts one that also takes remote write.
     *
     * @param config the text of its configuration; {@code PORT} in it is replaced by its own port
     */
    static RealPrometheus start(Path folder, String config) throws IOException {
        if (!Files.isExecutable(BINARY)) {
            if ("1".equals(System.getenv("EVENKEEL_REQUIRE_PEERS"))) {
                throw new AssertionError("BLOCKED: prometheus is not installed");
            }
            Assumptions.abort("BLOCKED: prometheus is not installed");
        }
        int port = freePort();
        Path file = folder.resolve("prometheus.yml");
        Files.writeString(file, config.replace("PORT", Integer.toString(port)));
        Process process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        var prometheus = new RealPrometheus(process, "http://127.0.0.1:" + port);
        await("prometheus is ready")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> prometheus.get("/-/ready").statusCode() == 200);
        return prometheus;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void write(List<TimeSeries> series) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/write"))
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(RemoteWrite.encode(series)))
                .timeout(Duration.ofSeconds(30))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    JsonNode query(String expression, Instant at) throws IOException, InterruptedException {
        return json.readTree(get("/api/v1/query?query=" + encoded(expression) + "&time=" + seconds(at))
                .body());
    }

    JsonNode queryRange(String expression, Instant from, Instant to, Duration step)
            throws IOException, InterruptedException {
        return json.readTree(get("/api/v1/query_range?query=" + encoded(expression) + "&start=" + seconds(from)
                        + "&end=" + seconds(to) + "&step=" + step.toMillis() / 1000.0)
                .body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String seconds(Instant time) {
        return Double.toString(time.toEpochMilli() / 1000.0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
