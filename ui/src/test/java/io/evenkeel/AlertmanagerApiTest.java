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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A real Prometheus and a real amtool against the server, and what it says to requests that make no sense. */
@Tag("server")
class AlertmanagerApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static String token;
    private static ApiClient api;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start();
        token = server.bean(Tokens.class)
                .issue(
                        Actor.system("test"),
                        Actor.Kind.TOKEN,
                        "the prometheus in paris",
                        Set.of(Right.RAISE_ALERTS, Right.SEE_OPERATIONS, Right.HANDLE_INCIDENTS))
                .secret();
        api = ApiClient.withToken(server.url(), token);
        Files.writeString(
                folder.resolve("amtool-http.yml"), "authorization: {type: Bearer, credentials: '" + token + "'}\n");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @NeedsPeer("prometheus")
    void whatARealPrometheusPushesBecomesAnIncidentAndIsResolved() throws Exception {
        Path rules = folder.resolve("rules.yml");
        Files.writeString(rules, shopIsClosed("vector(1) == 1"));
        Process prometheus = prometheus(rules);
        try {
            await(() -> active().anyMatch(alert -> name(alert).equals("FromPrometheus")));
            JsonNode alert = active().filter(one -> name(one).equals("FromPrometheus"))
                    .findFirst()
                    .orElseThrow();
            assertThat(alert.get("source").asString()).isEqualTo("external");
            assertThat(alert.get("labels").get("site").asString())
                    .as("its external label")
                    .isEqualTo("lab");
            assertThat(alert.get("generatorUrl").asString()).contains("/graph?");
            await(() -> incidents()
                    .anyMatch(one -> one.get("title").asString().equals("The shop is closed")
                            && one.get("firing").asBoolean()));

            Files.writeString(rules, shopIsClosed("vector(1) == 2"));
            assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(prometheus.pid()))
                            .start()
                            .waitFor())
                    .as("it reads its rules again")
                    .isZero();
            await(() -> active().noneMatch(one -> name(one).equals("FromPrometheus")));
            await(() -> incidents()
                    .noneMatch(one -> one.get("title").asString().equals("The shop is closed")
                            && one.get("firing").asBoolean()));
            JsonNode explained = api.get(
                            "/api/alerting/alerts/" + alert.get("fingerprint").asString())
                    .mustBe(200)
                    .json();
            assertThat(kinds(explained)).startsWith("sender", "since", "page").endsWith("resolved");
        } finally {
            prometheus.destroy();
            if (!prometheus.waitFor(5, TimeUnit.SECONDS)) {
                prometheus.destroyForcibly();
            }
        }
    }

    private static String shopIsClosed(String expression) {
        return """
                groups: [{name: g, rules: [{alert: FromPrometheus, expr: '%s',
                  labels: {severity: critical, instance: shop}, annotations: {summary: 'The shop is closed'}}]}]
                """.formatted(expression);
    }

    @Test
    @NeedsPeer("amtool")
    void aRealAmtoolWorks() throws Exception {
        amtool(
                "alert",
                "add",
                "alertname=DiskFull",
                "host=paris-1",
                "severity=high",
                "--annotation=summary=Disk is full");
        assertThat(amtool("alert", "query", "alertname=DiskFull")).contains("DiskFull", "active");
        assertThat(amtool("alert", "query", "host=~rome.*")).doesNotContain("DiskFull");

        String id = amtool(
                        "silence",
                        "add",
                        "alertname=DiskFull",
                        "host=~paris-[0-9]+",
                        "--comment=Disk is exchanged",
                        "--duration=1h")
                .strip();
        assertThat(amtool("alert", "query")).doesNotContain("DiskFull");
        assertThat(amtool("alert", "query", "--silenced")).contains("DiskFull", "suppressed");
        assertThat(amtool("silence", "query")).contains(id, "Disk is exchanged", "the prometheus in paris");
        assertThat(amtool("silence", "query", "alertname=DiskFull", "-o", "json"))
                .contains(id);
        amtool("silence", "update", id, "--duration=2h", "--comment=It takes longer");
        assertThat(amtool("silence", "query")).contains("It takes longer");

        amtool("silence", "expire", amtool("silence", "query", "-q").strip());
        assertThat(amtool("silence", "query")).doesNotContain("Disk is exchanged", "It takes longer");
        assertThat(amtool("alert", "query")).contains("DiskFull");
        assertThat(amtool("config", "show")).contains("receiver: evenkeel");
        assertThat(amtool("cluster", "show")).contains("disabled");
        amtool("alert", "add", "alertname=DiskFull", "host=paris-1", "severity=high", "--end=" + Instant.now());
        assertThat(amtool("alert", "query")).doesNotContain("DiskFull");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /api/v2/alerts   | application/json | [{          | 400 | {"code":400
            /api/v2/alerts   | application/json | {}          | 400 | {"code":400
            /api/v2/alerts   | application/json | [7]         | 400 | {"code":400
            /api/v2/alerts   | application/json | [{"labels":{"a":"b"},"startsAt":"soon"}] | 400 | {"code":400
            /api/v2/alerts   | application/json | [{}]        | 422 | {"code":602,"message":"0.labels in body is required"}
            /api/v2/alerts   | application/json | [{"labels":{"a":7}}] | 422 | {"code":601
            /api/v2/alerts   | application/json | [{"labels":{}}] | 400 | "at least one label pair required"
            /api/v2/alerts   | application/json | [{"labels":{"a":"b"},"startsAt":"9999-01-01T00:00:00Z"}] | 400 | "startsAt is more than
            /api/v2/alerts   | text/plain       | []          | 415 | {"code":415
            /api/v2/silences | application/json | {}          | 422 | {"code":602,"message":"matchers in body is required"}
            /api/v2/silences | application/json | {"matchers":[{"name":"a","value":".*","isRegex":true}],"startsAt":"2026-01-01T00:00:00Z","endsAt":"2099-01-01T00:00:00Z","comment":"x","createdBy":"x"} | 400 | "
            """)
    void badRequestsAreRefusedInAlertmanagersForm(String path, String type, String body, int status, String begins)
            throws Exception {
        var answer = raw(path, type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith(begins);
        assertThat(active().map(AlertmanagerApiTest::name)).doesNotContain("a");
    }

    @Test
    void whatIsFarTooMuchIsRefusedCountedAndDisturbsNothing() throws Exception {
        double before = refused();
        var labels = new StringBuilder("[{\"labels\":{\"alertname\":\"Much\"");
        for (int i = 0; i < 10_000; i++) {
            labels.append(",\"l").append(i).append("\":\"v\"");
        }
        assertThat(raw("/api/v2/alerts", "application/json", labels + "}}]").statusCode())
                .isEqualTo(400);
        String large =
                "[{\"labels\":{\"alertname\":\"Much\"},\"annotations\":{\"a\":\"" + "x".repeat(10 << 20) + "\"}}]";
        assertThat(raw("/api/v2/alerts", "application/json", large).statusCode())
                .isEqualTo(413);
        assertThat(refused()).isEqualTo(before + 2);
        assertThat(active().map(AlertmanagerApiTest::name)).doesNotContain("Much");
    }

    @Test
    void idsAndFiltersThatMakeNoSense() {
        assertThat(api.get("/api/v2/silence/7").status()).isEqualTo(422);
        assertThat(api.get("/api/v2/silence/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(api.delete("/api/v2/silence/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(500);
        assertThat(api.get("/api/v2/alerts?filter=a%28b").status()).isEqualTo(400);
        assertThat(api.get("/api/v2/alerts?active=perhaps").status()).isEqualTo(422);
        assertThat(api.get("/api/v2/receivers")
                        .mustBe(200)
                        .json()
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("evenkeel");
        assertThat(api.get("/api/v2/alerts/groups").mustBe(200).json().isArray())
                .isTrue();
        assertThat(ApiClient.anonymous(server.url())
                        .post("/api/v2/alerts", List.of())
                        .status())
                .isEqualTo(401);
    }

    private static Process prometheus(Path rules) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(
                configuration, """
                global: {evaluation_interval: 1s, external_labels: {site: lab}}
                rule_files: ['%s']
                alerting:
                  alertmanagers:
                    - authorization: {type: Bearer, credentials: '%s'}
                      static_configs: [{targets: ['%s']}]
                """.formatted(rules, token, server.url().getAuthority()));
        return new ProcessBuilder(
                        PeerInstalled.find("prometheus").orElseThrow().toString(),
                        "--config.file=" + configuration,
                        // What fires before it has found its Alertmanagers is sent again only after this.
                        "--rules.alert.resend-delay=5s",
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static String amtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                PeerInstalled.find("amtool").orElseThrow().toString(),
                "--alertmanager.url=" + server.url(),
                "--http.config.file=" + folder.resolve("amtool-http.yml")));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "amtool", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue())
                .as(String.join(" ", arguments) + ": " + said)
                .isZero();
        return said;
    }

    private static HttpResponse<String> raw(String path, String type, String body) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static double refused() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create(server.url() + "/metrics"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                    .filter(line -> line.startsWith("evenkeel_alerts_refused_total "))
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                    .sum();
        }
    }

    private static Stream<JsonNode> active() {
        JsonNode items = api.get("/api/alerting/alerts").mustBe(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static Stream<JsonNode> incidents() {
        JsonNode items = api.get("/api/incidents?state=open").mustBe(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static String name(JsonNode alert) {
        return alert.get("labels").path("alertname").asString("");
    }

    private static List<String> kinds(JsonNode explained) {
        List<String> kinds = new ArrayList<>();
        explained.get("reasons").forEach(reason -> kinds.add(reason.get("kind").asString()));
        return kinds;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(condition);
    }
}
