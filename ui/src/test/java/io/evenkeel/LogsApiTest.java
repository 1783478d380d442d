package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.Tokens;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.internal.series.LogSeries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What senders and readers of log lines are promised over HTTP. */
@Tag("server")
class LogsApiTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final Instant NOW = Instant.ofEpochMilli(Clock.systemUTC().millis());

    private static RunningServer server;
    private static ApiClient shipper;
    private static ApiClient reader;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        shipper = token("shipper", Right.WRITE_LOGS);
        reader = token("reader", Right.SEE_OPERATIONS);
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

    private static ApiClient.Answer bulk(String path, String body) {
        return shipper.sendAs("POST", path, "application/x-ndjson", BodyPublishers.ofString(body));
    }

    private static JsonNode lines(String query) {
        server.bean(LogStore.class).refresh();
        return reader.get("/api/logs?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + span())
                .mustBe(200)
                .json()
                .get("items");
    }

    private static String span() {
        return "&from=" + NOW.minusSeconds(3600) + "&to=" + NOW.plusSeconds(3600);
    }

    /** @param host of its own for each test, since they share a server */
    private static String document(String host, String message) {
        return "{\"create\":{\"_index\":\"app\"}}\n{\"@timestamp\":\"%s\",\"host\":{\"name\":\"%s\"},\"log\":{\"file\":{\"path\":\"/var/log/app.log\"},\"level\":\"error\"},\"message\":\"%s\"}\n"
                .formatted(NOW, host, message);
    }

    @Test
    void aLineOfAShipperIsFoundWithItsFieldsAndTemplate() {
        JsonNode answer = bulk("/elastic/_bulk", document("web1", "took=15ms while reading upstream 10.0.0.1"))
                .mustBe(200)
                .json();
        assertThat(answer.get("errors").asBoolean()).isFalse();
        assertThat(answer.get("items").get(0).get("create").get("status").asInt())
                .isEqualTo(201);

        JsonNode line = lines("host:web1 \"reading upstream\" took:15ms level:>=warning")
                .get(0);
        assertThat(line.get("at").asString()).isEqualTo(NOW.toString());
        assertThat(line.get("source").asString()).isEqualTo("/var/log/app.log");
        assertThat(line.get("level").asString()).isEqualTo("error");
        assertThat(line.get("message").asString()).isEqualTo("took=15ms while reading upstream 10.0.0.1");

        JsonNode pattern = reader.get("/api/logs/patterns?query=host:web1" + span())
                .mustBe(200)
                .json()
                .get("items")
                .get(0);
        assertThat(pattern.get("text").asString()).isEqualTo("took=<*> while reading upstream <*>");
        assertThat(pattern.get("lines").asInt()).isEqualTo(1);
    }

    @Test
    void whatOneDocumentHasWrongDoesNotHinderTheOthers() {
        String body = "{\"create\":{}}\n{not json\n{\"delete\":{\"_id\":\"1\"}}\n" + document("web2", "fine");

        JsonNode answer = bulk("/app/_bulk", body).mustBe(200).json();

        assertThat(answer.get("errors").asBoolean()).isTrue();
        assertThat(answer.get("items").get(0).get("create").get("status").asInt())
                .isEqualTo(400);
        assertThat(answer.get("items").get(1).get("delete").get("status").asInt())
                .isEqualTo(400);
        assertThat(answer.get("items").get(2).get("create").get("status").asInt())
                .isEqualTo(201);
        assertThat(lines("host:web2")).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsRefusedInTheProtocolsForm() {
        JsonNode refused = bulk("/_bulk", "hello\n").mustBe(400).json();

        assertThat(refused.get("status").asInt()).isEqualTo(400);
        assertThat(refused.get("error").get("reason").asString()).contains("Line 1 is no act");
        assertThat(bulk("/_bulk", "")
                        .mustBe(400)
                        .json()
                        .get("error")
                        .get("reason")
                        .asString())
                .contains("empty");
        assertThat(bulk("/_bulk", "x".repeat((16 << 20) + 1))
                        .mustBe(413)
                        .json()
                        .get("error")
                        .get("reason")
                        .asString())
                .contains("16 MiB");
    }

    @Test
    void whatIsRefusedIsCountedAndCanBeSeen() {
        LogSeries series = server.bean(LogSeries.class);
        String tooMany = "{\"create\":{}}\n{}\n".repeat(10_001);

        assertThat(bulk("/_bulk", tooMany)
                        .mustBe(413)
                        .json()
                        .at("/error/reason")
                        .asString())
                .contains("10000 acts");
        shipper.sendAs("POST", "/v1/logs", "application/json", BodyPublishers.ofString("{"))
                .mustBe(400);
        series.store();

        assertThat(value("log_refusals_total{inlet=\"bulk\",why=\"too-large\"} >= bool 1"))
                .isEqualTo("1");
        assertThat(value("log_refusals_total{inlet=\"otlp\",why=\"unreadable\"}"))
                .isEqualTo("1");
    }

    @Test
    void aNulInANameHindersNothing() {
        bulk("/_bulk", document("we\\u0000b31", "nul \\u0000 and \\ud800 half")).mustBe(200);

        assertThat(lines("host:we*b31").get(0).get("message").asString()).isEqualTo("nul \uFFFD and \uFFFD half");
    }

    @Test
    void compressedRequestsAreUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(document("web3", "packed").getBytes(StandardCharsets.UTF_8));
        }

        ApiClient packing = token("packing", Right.WRITE_LOGS).with("Content-Encoding", "gzip");
        packing.sendAs("POST", "/_bulk", "application/x-ndjson", BodyPublishers.ofByteArray(packed.toByteArray()))
                .mustBe(200);

        assertThat(lines("host:web3")).hasSize(1);
        assertThat(packing.sendAs("POST", "/_bulk", "application/x-ndjson", BodyPublishers.ofString("no gzip"))
                        .mustBe(400)
                        .json()
                        .get("error")
                        .get("reason")
                        .asString())
                .contains("no whole gzip stream");
    }

    @Test
    void secretsAreGoneBeforeALineIsKept() {
        bulk("/_bulk", document("web4", "login password=hunter2 done")).mustBe(200);

        assertThat(lines("host:web4").get(0).toString())
                .doesNotContain("hunter2")
                .contains("password=***");
    }

    @Test
    void timesOfWrongClocksAreRepairedAndSaid() {
        String body = document("web5", "from the past").replace(NOW.toString(), "1970-01-02T00:00:00Z")
                + document("web5", "from the future").replace(NOW.toString(), "2100-01-01T00:00:00Z");
        bulk("/_bulk", body).mustBe(200);

        JsonNode lines = lines("host:web5 time_said:*");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("fields").get("time_said").asString()).isEqualTo("2100-01-01T00:00:00Z");
    }

    @Test
    void whatAnAgentFollowsIsFoundOnceHoweverOftenTheAgentIsKilled(@TempDir Path folder) throws Exception {
        String token = server.bean(Fleet.class).enrol(SYSTEM, "followed-1").token();
        Path log = folder.resolve("app.log");
        String rules = "[files app]\npath = " + log + "\nfrom = start\nlabel.service = shop\n";
        int lines = 0;
        for (int kill = 0; kill < 4; kill++) {
            try (var agent = FollowingAgent.start(folder, server.url().toString(), token, "followed-1", rules)) {
                int had = found("host:followed-1");
                lines = write(log, lines, 10_000);
                await().atMost(Duration.ofSeconds(40)).until(() -> found("host:followed-1") > had);
                agent.kill();
            }
            Files.move(log, folder.resolve("app.log." + kill));
        }
        try (var agent = FollowingAgent.start(folder, server.url().toString(), token, "followed-1", rules)) {
            int all = write(log, lines, 10);
            await().atMost(Duration.ofSeconds(40)).until(() -> found("host:followed-1") >= all);
            agent.kill();
        }

        assertThat(found("host:followed-1 service:shop")).isEqualTo(lines + 10);
        assertThat(found("host:followed-1 \"number 9999 of\"")).isEqualTo(1);
        assertThat(lines("host:followed-1 \"number 40009 of\"")
                        .get(0)
                        .get("source")
                        .asString())
                .isEqualTo(log.toString());
        JsonNode told = reader.get("/api/fleet/hosts/followed-1")
                .mustBe(200)
                .json()
                .get("facts")
                .get("logs");
        assertThat(told.get("droppedBytes").asLong()).isZero();
    }

    @Test
    void whatAnAgentFollowsAndWhatItMayNotReadIsTold() {
        ApiClient agent = ApiClient.withToken(
                server.url(),
                server.bean(Fleet.class).enrol(SYSTEM, "followed-2").token());
        agent.post(
                        "/api/fleet/heartbeat",
                        Map.of(
                                "agentVersion",
                                "0.1.0",
                                "operatingSystem",
                                "Debian 12",
                                "kernel",
                                "6.1",
                                "architecture",
                                "amd64",
                                "processors",
                                2,
                                "memoryBytes",
                                4L << 30,
                                "bootedAtEpochSecond",
                                NOW.getEpochSecond(),
                                "bufferedSamples",
                                0,
                                "droppedSamples",
                                0,
                                "logs",
                                Map.of(
                                        "followed",
                                        List.of("journal", "/var/log/app.log"),
                                        "problems",
                                        List.of("/var/log/secret.log: no right to read it"),
                                        "waitingBytes",
                                        17,
                                        "droppedBytes",
                                        3)))
                .mustBe(204);

        JsonNode told =
                reader.get("/api/fleet/hosts/followed-2").mustBe(200).json().at("/facts/logs");
        assertThat(told.at("/followed/0").asString()).isEqualTo("journal");
        assertThat(told.at("/followed/1").asString()).isEqualTo("/var/log/app.log");
        assertThat(told.at("/problems/0").asString()).isEqualTo("/var/log/secret.log: no right to read it");
        assertThat(told.get("waitingBytes").asInt()).isEqualTo(17);
        assertThat(told.get("droppedBytes").asInt()).isEqualTo(3);
    }

    private static int write(Path log, int from, int count) throws IOException {
        var text = new StringBuilder();
        for (int line = from; line < from + count; line++) {
            text.append("number ").append(line).append(" of this log\n");
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return from + count;
    }

    private static int found(String query) {
        server.bean(LogStore.class).refresh();
        JsonNode counts = reader.get("/api/logs/counts?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + "&stepSeconds=60" + span())
                .mustBe(200)
                .json();
        int found = 0;
        for (JsonNode step : counts.get("steps")) {
            for (JsonNode count : step.get("levels")) {
                found += count.asInt();
            }
        }
        return found;
    }

    @Test
    void countsAndPagesGoTogether() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            body.append(document("web6", "line " + i));
        }
        bulk("/_bulk", body.toString()).mustBe(200);
        assertThat(lines("host:web6")).hasSize(25);

        JsonNode counts = reader.get("/api/logs/counts?query=host:web6&stepSeconds=60" + span())
                .mustBe(200)
                .json();
        assertThat(counts.get("steps").get(0).get("levels").get("error").asInt())
                .isEqualTo(25);
        JsonNode first = reader.get("/api/logs?query=host:web6&limit=20" + span())
                .mustBe(200)
                .json();
        JsonNode second = reader.get("/api/logs?query=host:web6&limit=20&beyond="
                        + first.get("next").asString() + span())
                .mustBe(200)
                .json();
        assertThat(first.get("items")).hasSize(20);
        assertThat(second.get("items")).hasSize(5);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aWrongQueryIsNamedWithItsColumn() {
        JsonNode refused = reader.get("/api/logs?query=(a" + span()).mustBe(400).json();

        assertThat(refused.get("type").asString()).isEqualTo("urn:evenkeel:problem:query-wrong");
        assertThat(refused.get("detail").asString()).isEqualTo("Column 1: This bracket is not closed.");
    }

    @Test
    void whoMayOnlyWriteDoesNotReadAndTheOtherWayRound() {
        shipper.get("/api/logs?" + span().substring(1)).mustBe(403);
        reader.sendAs("POST", "/_bulk", "application/x-ndjson", BodyPublishers.ofString(document("x", "x")))
                .mustBe(403);
    }

    @Test
    void aShipperThatAsksForTheNodeIsAnswered() {
        assertThat(shipper.get("/elastic/")
                        .mustBe(200)
                        .json()
                        .get("version")
                        .get("number")
                        .asString())
                .isEqualTo("8.17.0");
    }

    @Test
    void linesThatAQueryAsksForAreCountedAsTheyComeSoThatARuleCanLookAtThem() {
        ApiClient editor = token("editor", Right.EDIT_RULES);
        editor.put("/api/logs/counters/no-route", Map.of("query", "\"no route\" host:web20"))
                .mustBe(200);
        LogSeries series = server.bean(LogSeries.class);
        series.store();
        bulk("/_bulk", document("web20", "no route to host") + document("web20", "all is well"))
                .mustBe(200);
        series.store();

        assertThat(value("log_matching_lines_total{counter=\"no-route\",host=\"web20\"}"))
                .isEqualTo("1");
        assertThat(value("log_lines_total{host=\"web20\",source=\"/var/log/app.log\",severity=\"error\"}"))
                .isEqualTo("2");
        assertThat(value("increase(log_lines_total{host=\"web20\"}[1h]) > bool 0"))
                .isEqualTo("1");
        assertThat(reader.get("/api/logs/counters")
                        .mustBe(200)
                        .json()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("no-route");
    }

    private static String value(String expression) {
        return reader.get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .mustBe(200)
                .json()
                .at("/data/result/0/value/1")
                .asString();
    }

    @Test
    void aCounterThatIsWrongIsRefusedInWords() {
        ApiClient editor = token("editor", Right.EDIT_RULES);

        assertThat(editor.put("/api/logs/counters/odd", Map.of("query", "level:>="))
                        .mustBe(400)
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("Column ");
        editor.put("/api/logs/counters/odd", Map.of()).mustBe(400);
        editor.put("/api/logs/counters/Odd", Map.of("query", "x")).mustBe(400);
        editor.delete("/api/logs/counters/odd").mustBe(404);
        reader.put("/api/logs/counters/odd", Map.of("query", "x")).mustBe(403);
    }

    @Test
    void ownParsersAndMasksHoldForTheNextLine() {
        var admin = server.administrator();
        String expression = "^(?P<level>\\w+) order (?P<order>\\d+) of (?P<message>.*)$";
        admin.put("/api/logs/parsers/orders", Map.of("expression", expression, "host", "parsed*", "place", 5))
                .mustBe(200);
        admin.put("/api/logs/masks/card", Map.of("expression", "card (\\d{4})")).mustBe(200);
        bulk(
                        "/_bulk",
                        document("parsed1", "warning order 4711 of card 1234 password=hunter2")
                                + document("other1", "warning order 4711 of card 1234"))
                .mustBe(200);

        JsonNode line = lines("host:parsed1").get(0);
        assertThat(line.get("message").asString()).isEqualTo("card *** password=***");
        assertThat(line.get("level").asString()).isEqualTo("warning");
        assertThat(line.at("/fields/order").asString()).isEqualTo("4711");
        assertThat(line.at("/fields/parsed_by").asString()).isEqualTo("orders");
        assertThat(lines("host:other1").get(0).get("message").asString()).isEqualTo("warning order 4711 of card ***");
        assertThat(reader.get("/api/logs/parsers")
                        .mustBe(200)
                        .json()
                        .at("/items/0/lines")
                        .asInt())
                .isEqualTo(1);
        JsonNode masks = reader.get("/api/logs/masks").mustBe(200).json();
        assertThat(masks.at("/items/0/texts").asInt()).isPositive();
        assertThat(masks.get("builtIn")).isNotEmpty();

        admin.delete("/api/logs/parsers/orders").mustBe(204);
        admin.delete("/api/logs/masks/card").mustBe(204);
        admin.delete("/api/logs/masks/card").mustBe(404);
        assertThat(admin.get("/api/audit?limit=50").response().body())
                .contains("logs.parser.put")
                .contains("logs.mask.put")
                .contains("logs.parser.remove")
                .contains("logs.mask.remove");
    }

    @Test
    void aParserIsTriedOnSamplesBeforeItIsKept() {
        JsonNode tried = reader.post(
                        "/api/logs/parsing/try",
                        Map.of(
                                "samples",
                                List.of(
                                        Map.of("text", "order 7 password=x", "host", "web1"),
                                        Map.of("text", "2026-11-21T10:00:00Z ERROR other")),
                                "parser",
                                Map.of("parser", Map.of("expression", "order (?P<order>\\d+)"))))
                .mustBe(200)
                .json()
                .get("items");
        assertThat(tried.at("/0/form").asString()).isEqualTo("OWN");
        assertThat(tried.at("/0/fields/order").asString()).isEqualTo("7");
        assertThat(tried.at("/0/builtInMasks/0").asString()).isEqualTo("named");
        assertThat(tried.at("/1/form").asString()).isEqualTo("PLAIN");
        assertThat(tried.at("/1/matches").asBoolean()).isFalse();
        assertThat(tried.at("/1/level").asString()).isEqualTo("error");

        JsonNode refused = reader.post(
                        "/api/logs/parsing/try",
                        Map.of("samples", List.of(), "mask", Map.of("mask", Map.of("expression", "a(b"))))
                .mustBe(400)
                .json();
        assertThat(refused.get("detail").asString()).isEqualTo("Column 2: missing closing ).");
        assertThat(refused.get("field").asString()).isEqualTo("expression");
        reader.put("/api/logs/parsers/x", Map.of("expression", "(?P<a>x)")).mustBe(403);
        token("editor2", Right.EDIT_RULES)
                .put("/api/logs/masks/x", Map.of("expression", "secret (x)"))
                .mustBe(403);
    }

    @Test
    void aQueryIsSavedSeenAndDeleted() {
        var admin = server.administrator();
        JsonNode saved = admin.put(
                        "/api/logs/saved", Map.of("name", "Errors", "query", "level:>=error", "shared", true))
                .mustBe(200)
                .json();
        assertThat(saved.get("mine").asBoolean()).isTrue();
        JsonNode seen =
                reader.get("/api/logs/saved").mustBe(200).json().get("items").get(0);
        assertThat(seen.get("query").asString()).isEqualTo("level:>=error");
        assertThat(seen.get("mine").asBoolean()).isFalse();
        String own = "/api/logs/saved/" + saved.get("id").asString();
        reader.delete(own).mustBe(403);
        assertThat(admin.put("/api/logs/saved", Map.of("name", "Bad", "query", "\"open"))
                        .mustBe(400)
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("query");
        admin.delete(own).mustBe(204);
        assertThat(reader.get("/api/logs/saved").json().get("items").isEmpty()).isTrue();
        assertThat(admin.get("/api/audit?limit=50").response().body())
                .contains("logs.query.save")
                .contains("logs.query.delete");
    }

    @Test
    void whatWasFoundIsExportedWhole() {
        var body = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            body.append(document("export1", "exported line " + i));
        }
        bulk("/_bulk", body.toString()).mustBe(200);
        server.bean(LogStore.class).refresh();

        var ndjson = reader.get("/api/logs/export?query=host:export1" + span()).mustBe(200);
        assertThat(ndjson.header("Content-Type")).contains("application/x-ndjson");
        assertThat(ndjson.response().body().lines()).hasSize(2500).allMatch(line -> line.contains("exported line"));
        var csv = reader.get("/api/logs/export?query=host:export1&form=CSV&limit=1200" + span())
                .mustBe(200);
        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"logs.csv\"");
        assertThat(csv.response().body().lines()).hasSize(1201);
        assertThat(reader.get("/api/logs/export?limit=0" + span()).status()).isEqualTo(400);
        assertThat(reader.get("/api/logs/export?query=%22open" + span()).status())
                .isEqualTo(400);
        shipper.get("/api/logs/export?query=x" + span()).mustBe(403);
        assertThat(server.administrator().get("/api/audit?limit=50").response().body())
                .contains("logs.export");
    }
}
