package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens;
import io.evenkeel.peers.NeedsPeer;
import io.evenkeel.peers.PeerInstalled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Prometheus scrapes itself and drives remote write into the real server; both then give the same answer. */
@Tag("server")
@NeedsPeer("prometheus")
class PrometheusRemoteWriteTest {
    private static final Actor SYSTEM = Actor.system("test");

    @Test
    void whatARealPrometheusWritesIsAnsweredAsItAnswersItself(@TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.start()) {
            String token = server.bean(Tokens.class)
                    .issue(
                            SYSTEM,
                            Actor.Kind.TOKEN,
                            "prometheus",
                            Set.of(Right.WRITE_MEASUREMENTS, Right.SEE_OPERATIONS))
                    .secret();
            int port = freePort();
            Process prometheus = start(folder, port, server.url(), token);
            try {
                var ours = ApiClient.withToken(server.url(), token);
                var theirs = ApiClient.anonymous(URI.create("http://127.0.0.1:" + port));
                String series = "prometheus_build_info";
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> samplesOf(ours, series) >= 5 && samplesOf(ours, "up{job=\"itself\"}") >= 5);

                JsonNode newest = query(ours, "max_over_time(" + series + "[1m])");
                assertThat(newest.get(0).get("metric").get("site").asString()).isEqualTo("lab");

                // A moment that has passed for both: the time of a sample that has been scraped and has arrived here.
                String then = valueOf(ours, "timestamp(up{job=\"itself\"})");
                for (String expression : new String[] {
                    "up{job=\"itself\"}",
                    "count_over_time(up{job=\"itself\"}[3s])",
                    "sum by (job) (scrape_samples_scraped)",
                }) {
                    // Other series of that scrape may be written in a later batch.
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(30))
                            .untilAsserted(() -> assertThat(valuesAt(ours, expression, then))
                                    .as(expression)
                                    .isEqualTo(valuesAt(theirs, expression, then)));
                }
            } finally {
                prometheus.destroy();
                if (!prometheus.waitFor(5, TimeUnit.SECONDS)) {
                    prometheus.destroyForcibly();
                }
            }
        }
    }

    private static Process start(Path folder, int port, URI server, String token) throws IOException {
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, """
                global: {scrape_interval: 1s, external_labels: {site: lab}}
                scrape_configs: [{job_name: itself, static_configs: [{targets: ['127.0.0.1:%d']}]}]
                remote_write:
                  - url: '%s/api/v1/write'
                    authorization: {credentials: '%s'}
                    queue_config: {batch_send_deadline: 1s}
                """.formatted(port, server, token));
        return new ProcessBuilder(
                        PeerInstalled.find("prometheus").orElseThrow().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static int samplesOf(ApiClient api, String series) {
        JsonNode result = query(api, "count_over_time(" + series + "[1m])");
        return result.isEmpty()
                ? 0
                : Integer.parseInt(result.get(0).get("value").get(1).asString());
    }

    private static String valueOf(ApiClient api, String expression) {
        return query(api, expression).get(0).get("value").get(1).asString();
    }

    private static JsonNode query(ApiClient api, String expression) {
        return api.get("/api/v1/query?query=" + encoded(expression))
                .mustBe(200)
                .json()
                .get("data")
                .get("result");
    }

    /** Values without the labels: the external label {@code site} is only on what was written remotely. */
    private static String valuesAt(ApiClient api, String expression, String time) {
        JsonNode result = api.get("/api/v1/query?query=" + encoded(expression) + "&time=" + time)
                .mustBe(200)
                .json()
                .get("data")
                .get("result");
        var values = new StringBuilder();
        result.forEach(row -> values.append(row.get("value").get(1).asString()).append('\n'));
        assertThat(values).as(expression).isNotEmpty();
        return values.toString();
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
