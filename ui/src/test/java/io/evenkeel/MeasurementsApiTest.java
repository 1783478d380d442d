package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.Tokens;
import io.evenkeel.protocol.RemoteWrite;
import io.evenkeel.protocol.TimeSeries;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What senders and readers of measurements are promised over HTTP. */
@Tag("server")
class MeasurementsApiTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final int MOST_SERIES = 2_000;
    private static final long NOW = Clock.systemUTC().millis() / 10_000 * 10_000;

    private static RunningServer server;
    private static ApiClient sender;
    private static ApiClient grafana;

    @BeforeAll
    static void start() {
        System.setProperty("evenkeel.telemetry.series-per-token", Integer.toString(MOST_SERIES));
        try {
            server = RunningServer.start();
        } finally {
            System.clearProperty("evenkeel.telemetry.series-per-token");
        }
        sender = token("sender", Right.WRITE_MEASUREMENTS);
        grafana = token("grafana", Right.SEE_OPERATIONS);
        var batch = new ArrayList<TimeSeries>();
        for (String host : List.of("a", "b")) {
            var samples = new ArrayList<TimeSeries.Sample>();
            for (int i = 0; i <= 60; i++) {
                samples.add(new TimeSeries.Sample(NOW - 600_000 + 10_000L * i, i));
            }
            batch.add(new TimeSeries(Map.of("__name__", "node_load1", "host", host), samples));
        }
        assertThat(write(sender, RemoteWrite.encode(batch)).status()).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ApiClient token(String name, Right... rights) {
        return ApiClient.withToken(
                server.url(),
                server.bean(Tokens.class)
                        .issue(SYSTEM, Actor.Kind.TOKEN, name, Set.of(rights))
                        .secret());
    }

    private static ApiClient.Answer write(ApiClient sender, byte[] body) {
        return sender.without("Content-Encoding")
                .with("Content-Encoding", "snappy")
                .sendAs("POST", "/api/v1/write", "application/x-protobuf", BodyPublishers.ofByteArray(body));
    }

    private static byte[] one(String metric, double value) {
        return RemoteWrite.encode(
                List.of(new TimeSeries(Map.of("__name__", metric), List.of(new TimeSeries.Sample(NOW, value)))));
    }

    private static ApiClient.Answer form(String path, String... words) {
        var body = new StringBuilder();
        for (int i = 0; i < words.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(words[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(words[i + 1], StandardCharsets.UTF_8));
        }
        return grafana.sendAs(
                "POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(body.toString()));
    }

    private static JsonNode answer(ApiClient.Answer answer) {
        JsonNode json = answer.mustBe(200).json();
        assertThat(json.get("status").asString()).isEqualTo("success");
        return json.get("data");
    }

    /** The calls of its Prometheus data source, version 11: "Save and test", a dashboard's panel, the query builder. */
    @Test
    void grafanaCanReadIt() {
        JsonNode build = answer(grafana.get("/api/v1/status/buildinfo"));
        assertThat(build.get("version").asString()).startsWith("2.");
        assertThat(build.has("features")).as("what only Mimir has").isFalse();
        JsonNode two = answer(form("/api/v1/query", "query", "1+1", "time", "" + NOW / 1000));
        assertThat(two.get("result").get(1).asString()).isEqualTo("2");

        JsonNode panel = answer(form(
                "/api/v1/query_range",
                "query",
                "node_load1{host=~\"a|b\"}",
                "start",
                "" + (NOW / 1000 - 600),
                "end",
                "" + NOW / 1000,
                "step",
                "15"));
        assertThat(panel.get("resultType").asString()).isEqualTo("matrix");
        assertThat(panel.get("result").size()).isEqualTo(2);
        assertThat(panel.get("result").get(0).get("values").size()).isEqualTo(41);

        String span = "start=" + (NOW / 1000 - 3600) + "&end=" + NOW / 1000;
        assertThat(words(answer(grafana.get("/api/v1/label/__name__/values?" + span + "&limit=40000"))))
                .contains("node_load1");
        assertThat(words(answer(form("/api/v1/labels", "match[]", "node_load1", "start", "" + NOW / 1000))))
                .containsExactly("__name__", "host");
        assertThat(words(answer(grafana.get("/api/v1/label/host/values?match%5B%5D=node_load1&" + span))))
                .containsExactly("a", "b");
        assertThat(answer(form("/api/v1/series", "match[]", "node_load1{host=\"a\"}"))
                        .size())
                .isEqualTo(1);
        assertThat(answer(form("/api/v1/query_exemplars", "query", "node_load1"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void metadataIsWhatSendersSay() {
        // MetricMetadata: type 1 (counter), family "http_requests_total", help "Requests.", unit "".
        byte[] name = "http_requests_total".getBytes(StandardCharsets.UTF_8);
        byte[] help = "Requests.".getBytes(StandardCharsets.UTF_8);
        var message = new java.io.ByteArrayOutputStream();
        message.writeBytes(new byte[] {0x08, 1, 0x12, (byte) name.length});
        message.writeBytes(name);
        message.writeBytes(new byte[] {0x22, (byte) help.length});
        message.writeBytes(help);
        var plain = new java.io.ByteArrayOutputStream();
        plain.writeBytes(new byte[] {0x1a, (byte) message.size()});
        plain.writeBytes(message.toByteArray());
        assertThat(write(sender, snappy(plain.toByteArray())).status()).isEqualTo(204);

        JsonNode all = answer(grafana.get("/api/v1/metadata?limit=5000"));
        assertThat(all.get("http_requests_total").get(0).get("type").asString()).isEqualTo("counter");
        assertThat(all.get("http_requests_total").get(0).get("help").asString()).isEqualTo("Requests.");
        assertThat(answer(grafana.get("/api/v1/metadata?metric=no_such")).isEmpty())
                .isTrue();
        assertThat(grafana.get("/api/v1/metadata?limit=many").status()).isEqualTo(400);
    }

    /** One literal, in snappy's block format. */
    private static byte[] snappy(byte[] plain) {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) plain.length, (byte) (60 << 2), (byte) (plain.length - 1)});
        out.writeBytes(plain);
        return out.toByteArray();
    }

    @Test
    void brokenBodiesAreRefusedAndNothingElseIsDisturbed() {
        byte[] good = one("undisturbed", 1);
        assertThat(write(sender, Arrays.copyOf(good, good.length - 3)).status()).isEqualTo(400);
        assertThat(write(sender, new byte[] {9, 9, 9, 9, 9}).status()).isEqualTo(400);
        assertThat(write(sender, new byte[0]).status()).isEqualTo(400);
        // A preamble of 100 MB, then copies that would make them.
        var bomb = new byte[3_000_000];
        bomb[0] = (byte) 0x80;
        bomb[1] = (byte) 0xc2;
        bomb[2] = (byte) 0xd7;
        bomb[3] = 0x2f;
        assertThat(write(sender, bomb).status()).isEqualTo(413);
        assertThat(write(sender, new byte[5 << 20]).status()).isEqualTo(413);

        assertThat(write(sender, good).status()).isEqualTo(204);
        assertThat(answer(grafana.get("/api/v1/query?query=undisturbed&time=" + NOW / 1000))
                        .get("result")
                        .size())
                .isEqualTo(1);
    }

    /** Whoever counts up a label brings in no more than its bound, is told so, and what it had goes on. */
    @Test
    void newSeriesWithoutEndAreBounded() {
        ApiClient flood = token("flood", Right.WRITE_MEASUREMENTS);
        int refused = 0;
        for (int request = 0; request < 5; request++) {
            var batch = new ArrayList<TimeSeries>();
            for (int i = 0; i < 1_000; i++) {
                batch.add(new TimeSeries(
                        Map.of("__name__", "flood", "request", request + "-" + i),
                        List.of(new TimeSeries.Sample(NOW, 1))));
            }
            var answer = write(flood, RemoteWrite.encode(batch));
            if (answer.status() == 400) {
                assertThat(answer.response().body())
                        .contains("1000 are of new series beyond what this sender may bring in");
                refused++;
            }
        }
        assertThat(refused).isEqualTo(3);
        assertThat(answer(grafana.get("/api/v1/query?query=count(flood)&time=" + NOW / 1000))
                        .get("result")
                        .get(0)
                        .get("value")
                        .get(1)
                        .asString())
                .isEqualTo(Integer.toString(MOST_SERIES));
        assertThat(write(sender, one("another", 1)).status())
                .as("another sender")
                .isEqualTo(204);
    }

    @Test
    void storageIsShownAndRetentionIsSet() {
        var admin = server.administrator();
        JsonNode before = admin.get("/api/telemetry/storage").mustBe(200).json();
        assertThat(before.get("retentionDays").asInt()).isEqualTo(30);
        assertThat(before.get("samples").asLong()).isGreaterThanOrEqualTo(122);
        assertThat(before.get("bytes").asLong()).isPositive();
        assertThat(before.get("lagSeconds").asLong()).isBetween(0L, 600L);

        JsonNode after = admin.put("/api/telemetry/retention", Map.of("days", 7))
                .mustBe(200)
                .json();
        assertThat(after.get("retentionDays").asInt()).isEqualTo(7);
        var refused = admin.put("/api/telemetry/retention", Map.of("days", 0));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asString()).isEqualTo("days");
        assertThat(grafana.put("/api/telemetry/retention", Map.of("days", 7)).status())
                .isEqualTo(403);
        assertThat(admin.get("/api/audit?limit=50").response().body()).contains("telemetry.retention");
    }

    /** The database lets nobody in for a while, as when it starts anew. */
    @Test
    void withoutTheDatabaseSendersAreToldToComeAgainAndThenItGoesOn() {
        var pool = server.bean(javax.sql.DataSource.class);
        String name = JdbcClient.create(pool)
                .sql("SELECT current_database()")
                .query(String.class)
                .single();
        JdbcClient postgres = JdbcClient.create(TestDatabase.empty());
        assertThat(write(sender, one("survivor", 1)).status()).isEqualTo(204);
        postgres.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false").update();
        try {
            postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
                    .param("name", name)
                    .query((row, n) -> true)
                    .list();
            var answer = write(sender, one("survivor", 2));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isPresent();
        } finally {
            postgres.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true").update();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> write(sender, one("recovered", 3)).status() == 204);
    }

    private static List<String> words(JsonNode array) {
        var words = new ArrayList<String>();
        array.forEach(word -> words.add(word.asString()));
        return words;
    }
}
