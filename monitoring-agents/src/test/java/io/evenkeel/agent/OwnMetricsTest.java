package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnMetricsTest {

    private final MemoryBacklog backlog = new MemoryBacklog(Duration.ofHours(1), 15);
    private final OwnMetrics own = new OwnMetrics(backlog, List.of("cpu", "disk"));

    @Test
    void theArtifactThatIsLeftOutIsReallyAbsentHere() {
        assertThatThrownBy(() -> Class.forName("io.prometheus.metrics.tracer.initializer.SpanContextSupplier"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/openmetrics-text; version=1.0.0"})
    void everythingIsCountedAndScraped(String format) throws Exception {
        backlog.add(new Batch(Instant.EPOCH, 4, new byte[10]));
        backlog.add(new Batch(Instant.EPOCH.plusSeconds(1), 5, new byte[10]));
        own.sent(7);
        own.refused(2);
        own.sourceError("disk");
        own.pushed(Duration.ofMillis(50));

        assertThat(scrape(format).lines())
                .contains(
                        "evenkeel_agent_samples_sent_total 7.0",
                        "evenkeel_agent_samples_refused_total 2.0",
                        "evenkeel_agent_samples_dropped_total 4.0",
                        "evenkeel_agent_samples_buffered 5.0",
                        "evenkeel_agent_source_errors_total{source=\"cpu\"} 0.0",
                        "evenkeel_agent_source_errors_total{source=\"disk\"} 1.0",
                        "evenkeel_agent_push_duration_seconds_bucket{le=\"0.1\"} 1",
                        "evenkeel_agent_push_duration_seconds_count 1");
    }

    @Test
    void theServerIsToldWhatIsLostOrBroken() {
        own.sourceError("cpu");

        assertThat(Shown.readings(own.look()))
                .containsExactly(
                        "evenkeel_agent_samples_sent_total 0",
                        "evenkeel_agent_samples_dropped_total 0",
                        "evenkeel_agent_samples_refused_total 0",
                        "evenkeel_agent_samples_buffered 0",
                        "evenkeel_agent_backlog_bytes 0",
                        "evenkeel_agent_spool_torn_records_total 0",
                        "evenkeel_agent_source_errors_total{source=\"cpu\"} 1",
                        "evenkeel_agent_source_errors_total{source=\"disk\"} 0");
    }

    private String scrape(String format) throws Exception {
        try (var server = HTTPServer.builder()
                        .inetAddress(InetAddress.getLoopbackAddress())
                        .port(0)
                        .registry(own.registry())
                        .buildAndStart();
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/metrics"))
                    .header("Accept", format)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
