package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second try while the incident of the first one is not closed yet. */
class TryCommandTest {

    private HttpServer server;
    private volatile String alertState = "PENDING";
    private volatile boolean incidentFires;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        answer("/api/alerting/alerts", () -> """
                {"items": [{"fingerprint": "ee31", "state": "%s",
                            "labels": {"alertname": "TryCpuBusy", "host": "web-1"}}]}""".formatted(alertState));
        answer("/api/incidents", () -> """
                {"items": [{"key": "INC-1", "firing": %s, "alertFingerprints": ["ee31"]}]}""".formatted(incidentFires));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsUntilTheAlertFiresAgainAndTheIncidentHasHeardOfIt() throws Exception {
        assertThat(fired()).isEmpty();

        alertState = "FIRING";
        assertThat(fired()).isEmpty();

        incidentFires = true;
        assertThat(fired()).contains("INC-1");
    }

    @Test
    void endsTheRuleWhereOtherWorkKeepsItsAlertFiring() throws Exception {
        var asked = new AtomicInteger();
        answer("/api/incidents/INC-1", () -> "{\"incident\": {\"firing\": %s}}".formatted(incidentFires));
        answer("/api/alerting/try", () -> {
            asked.incrementAndGet();
            incidentFires = false;
            return "";
        });
        try (var api = calls()) {
            var incident = new TrialIncident(api, "INC-1", true, _ -> {});
            TryCommand.cleared(api, incident, Duration.ZERO);
            assertThat(asked).as("it had cleared").hasValue(0);

            incidentFires = true;
            TryCommand.cleared(api, incident, Duration.ZERO);
            assertThat(asked).hasValue(1);
        }
    }

    private Optional<String> fired() throws Exception {
        try (var api = calls()) {
            return TryCommand.fired(api, "TryCpuBusy", "web-1");
        }
    }

    private ServerCalls calls() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ServerCalls(
                new LocalServer(ProcessHandle.current().pid(), url, Optional.empty(), "evk_operator", "web-1"));
    }

    private void answer(String path, java.util.function.Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
