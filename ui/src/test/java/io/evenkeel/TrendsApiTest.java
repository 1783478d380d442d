package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.MetricStore;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A server with ten days of history: what is unusual fires, what was nothing pages nobody, and the band is drawn. */
@Tag("server")
class TrendsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long EVERY = Duration.ofMinutes(5).toMillis();
    private static final long NOW = Clock.systemUTC().millis();
    private static final int SAMPLES = 10 * 288;
    private static final String RULES = """
            groups:
              - name: trends
                interval: 5s
                rules:
                  - {alert: Unusual, expr: 'evenkeel_anomaly(shop_requests[9d]) > 6', labels: {severity: high}}
                  - {alert: FullSoon, expr: 'evenkeel_full_in(shop_free_bytes[9d], 0) < 5 * 86400', labels: {severity: low}}
            """;

    private static RunningServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.administrator();
        var busy = new ArrayList<TimeSeries.Sample>();
        var calm = new ArrayList<TimeSeries.Sample>();
        var free = new ArrayList<TimeSeries.Sample>();
        for (int i = 0; i < SAMPLES; i++) {
            long at = NOW - (SAMPLES - 1 - i) * EVERY;
            double usual =
                    100 + 40 * Math.sin(at * 2 * Math.PI / Duration.ofDays(1).toMillis()) + i % 7;
            calm.add(new TimeSeries.Sample(at, usual));
            busy.add(new TimeSeries.Sample(at, i == SAMPLES - 1 ? 3 * usual : usual));
            free.add(new TimeSeries.Sample(at, 1000.0 * (SAMPLES + 1000 - i)));
        }
        server.bean(MetricStore.class)
                .write(
                        new MetricStore.Source("test", 100),
                        List.of(
                                series("shop_requests", "busy", busy),
                                series("shop_requests", "calm", calm),
                                series("shop_free_bytes", "disk", free)));
        admin.sendAs("PUT", "/api/alerting/files/trial.yml", "text/plain", BodyPublishers.ofString(RULES))
                .mustBe(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TimeSeries series(String name, String host, List<TimeSeries.Sample> samples) {
        return new TimeSeries(Map.of("__name__", name, "host", host), samples);
    }

    @Test
    void whatIsUnusualFiresAndWhatWasNothingIsMutedUntilItIsTakenBack() {
        await(() -> firing("Unusual").isPresent() && firing("FullSoon").isPresent());
        JsonNode unusual = firing("Unusual").orElseThrow();
        assertThat(unusual.get("labels").get("host").asString()).isEqualTo("busy");
        assertThat(firing("FullSoon").orElseThrow().get("value").asDouble()).isBetween(3.3 * 86_400, 3.6 * 86_400);
        String path = "/api/alerting/alerts/" + unusual.get("fingerprint").asString();

        JsonNode said = admin.post(path + "/dismissal", Map.of("why", "A sale", "days", 3))
                .mustBe(200)
                .json();

        assertThat(said.get("needed").asDouble())
                .isGreaterThan(unusual.get("value").asDouble());
        JsonNode muted = admin.get(path).mustBe(200).json();
        assertThat(muted.get("alert").get("mutedBy").get(0).asString())
                .isEqualTo(said.get("id").asString());
        assertThat(kinds(muted)).contains("dismissed", "no-page");
        JsonNode listed =
                admin.get("/api/alerting/dismissals").mustBe(200).json().get("items");
        assertThat(listed.get(0).get("why").asString()).isEqualTo("A sale");

        String one = "/api/alerting/dismissals/" + said.get("id").asString();
        admin.delete(one).mustBe(204);
        assertThat(kinds(admin.get(path).mustBe(200).json())).endsWith("unmute", "page");
        admin.delete(one).mustBe(409);
        admin.post(path + "/dismissal", Map.of("why", " ")).mustBe(400);
    }

    @Test
    void theBandHoldsTheCalmOneAndNotTheBusyOne() {
        JsonNode items = band("shop_requests", NOW / 1000 - 6 * 3600, NOW / 1000, 300)
                .mustBe(200)
                .json()
                .get("items");
        assertThat(items).hasSize(2);
        JsonNode calm = items.get(1);
        assertThat(calm.get("labels").get("host").asString()).isEqualTo("calm");
        assertThat(calm.get("times").size())
                .isEqualTo(73)
                .isEqualTo(calm.get("high").size());
        assertThat(calm.get("unusual").asBoolean()).isFalse();
        assertThat(calm.get("facts").get("basis").asString()).isEqualTo("DAILY");
        for (int i = 0; i < calm.get("times").size(); i++) {
            double expected = calm.get("expected").get(i).asDouble();
            assertThat(expected)
                    .isBetween(
                            calm.get("low").get(i).asDouble(),
                            calm.get("high").get(i).asDouble());
        }
    }

    @Test
    void aBandThatCannotBeWorkedOutIsRefusedWithTheReason() {
        long now = NOW / 1000;
        assertThat(band("shop_requests[", now - 60, now, 10)
                        .mustBe(400)
                        .json()
                        .get("detail")
                        .asString())
                .contains("1:15");
        band("shop_requests[5m]", now - 60, now, 10).mustBe(400);
        band("shop_requests", now, now - 60, 10).mustBe(400);
        band("shop_requests", now - 20_000, now, 1).mustBe(400);
        band("shop_requests", now - 60, now, 0).mustBe(400);
        assertThat(band("no_such_series", now - 60, now, 10).mustBe(200).json().get("items"))
                .isEmpty();
    }

    @Test
    void theQueryApiKnowsTheFunctionsAndSaysWhereTheyAreMisused() {
        JsonNode full = admin.get("/api/v1/query?query=" + encoded("evenkeel_full_in(shop_free_bytes[9d], -1e12)"))
                .mustBe(200)
                .json()
                .get("data")
                .get("result");
        assertThat(full.get(0).get("value").get(1).asString()).isEqualTo("+Inf");
        assertThat(admin.get("/api/v1/query?query=" + encoded("evenkeel_anomaly(shop_requests[5m])"))
                        .mustBe(400)
                        .json()
                        .get("error")
                        .asString())
                .contains("1:18: parse error: the range of evenkeel_anomaly is 1d to 35d");
    }

    private static ApiClient.Answer band(String query, long start, long end, int step) {
        return admin.get("/api/telemetry/expected?query=" + encoded(query) + "&start=" + start + "&end=" + end
                + "&step=" + step);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> kinds(JsonNode detail) {
        return StreamSupport.stream(detail.get("reasons").spliterator(), false)
                .map(reason -> reason.get("kind").asString())
                .toList();
    }

    private static Optional<JsonNode> firing(String alertname) {
        for (JsonNode alert :
                admin.get("/api/alerting/alerts").mustBe(200).json().get("items")) {
            boolean own = alert.get("labels").get("alertname").asString().equals(alertname);
            if (own && alert.get("state").asString().equals("FIRING")) {
                return Optional.of(alert);
            }
        }
        return Optional.empty();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(condition);
    }
}
