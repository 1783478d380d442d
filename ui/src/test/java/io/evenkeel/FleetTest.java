package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.fleet.AgentProgram;
import io.evenkeel.fleet.Fleet;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Two agents, each a process on a host of its own making, and a server; the clock stands until it is moved. */
@Tag("server")
@TestMethodOrder(OrderAnnotation.class)
class FleetTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final Instant START = Instant.parse("2026-11-21T01:00:03Z");
    private static final String ARCHIVE = "not really an archive";

    @TempDir
    private static Path folder;

    private static MovedClock clock;
    private static RunningServer server;
    private static ApiClient admin;
    private static Gate gate;
    private static String firstToken;
    private static WatchedHost first;
    private static WatchedHost second;

    @Configuration(proxyBeanMethods = false)
    static class Additions {
        @Bean
        @Primary
        InstantSource movedClock() {
            return clock;
        }

        @Bean
        @Primary
        AgentProgram program() {
            return new AgentProgram() {
                @Override
                public Optional<Archive> archive() {
                    return Optional.of(new Archive(
                            folder.resolve("agent.tar.gz"), "0.1.0", "linux-amd64", "ab".repeat(32), ARCHIVE.length()));
                }

                @Override
                public String whyNone() {
                    return "";
                }
            };
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve("agent.tar.gz"), ARCHIVE);
        clock = MovedClock.startingAt(START, folder.resolve("clock"));
        server = RunningServer.start(Additions.class);
        admin = server.administrator();
        gate = new Gate(server.url());
        firstToken = enrolled("web-1");
        first = host("web-1", gate.url().toString(), firstToken);
        second = host("web-2", server.url().toString(), enrolled("web-2"));
    }

    @AfterAll
    static void stop() throws Exception {
        first.close();
        second.close();
        gate.close();
        server.close();
    }

    private static String enrolled(String name) {
        return server.bean(Fleet.class).enrol(SYSTEM, name).token();
    }

    private static WatchedHost host(String name, String url, String token) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return WatchedHost.start(
                own,
                folder.resolve("clock"),
                url,
                token,
                "--name",
                name,
                "--spool",
                spool(name).toString());
    }

    private static Path spool(String name) {
        return folder.resolve(name).resolve("spool");
    }

    @Test
    @Order(1)
    void eachHostShowsWithItsOwnMeasurements() throws Exception {
        // Both looks of the start are over, or the clock would move past them.
        eventually(() -> seen("web-1") && looks("web-1") == 2 && seen("web-2") && looks("web-2") == 2);
        second.freeMemory(30);
        clock.move(Duration.ofSeconds(10));

        eventually(() -> value("node_memory_MemAvailable_bytes{host=\"web-2\"}") == 16_000_000L * 1024 * 30 / 100
                && value("node_memory_MemAvailable_bytes{host=\"web-1\"}") == 16_000_000L * 1024 * 60 / 100);
        JsonNode shown = host("web-1");
        assertThat(shown.get("facts").get("processors").asInt()).isEqualTo(1);
        assertThat(shown.get("backlog").get("dropped").asLong()).isZero();
        assertThat(shown.has("refusals")).isFalse();
    }

    @Test
    @Order(2)
    void anAgentThatIsKilledWhileTheServerIsAwayLosesNothingAndDoublesNothing() throws Exception {
        gate.shut();
        for (int look = 0; look < 5; look++) {
            long before = looks("web-1");
            clock.move(Duration.ofSeconds(10));
            eventually(() -> looks("web-1") > before);
        }
        Instant lastLook = clock.instant().minusSeconds(3);
        assertThat(count(lastLook)).isZero();

        first.kill();
        gate.open();
        first = host("web-1", gate.url().toString(), firstToken);

        eventually(() -> count(lastLook) == 5);
        assertThat(value("evenkeel_agent_samples_dropped_total{host=\"web-1\"}"))
                .isZero();
    }

    @Test
    @Order(3)
    void aRevokedHostsAgentIsTurnedAwayAndShown() throws Exception {
        admin.post("/api/fleet/hosts/web-2/revoke", Map.of()).mustBe(204);
        clock.move(Duration.ofSeconds(30));

        eventually(() -> host("web-2").has("refusals"));
        JsonNode refusals = host("web-2").get("refusals");
        assertThat(refusals.get("count").asLong()).isPositive();
        assertThat(refusals.get("reason").asString()).startsWith("This host is revoked");
        eventually(() -> Files.readString(folder.resolve("web-2/agent.log")).contains("event=token_denied status=401"));
        assertThat(host("web-1").has("refusals")).isFalse();
    }

    @Test
    @Order(4)
    void aCodeLetsANewHostInOnce() {
        JsonNode program = admin.get("/api/fleet/agent").mustBe(200).json();
        assertThat(program.get("available").asBoolean()).isTrue();
        assertThat(program.get("sha256").asString()).isEqualTo("ab".repeat(32));
        var archive = server.anonymous().get("/api/fleet/agent/archive").mustBe(200);
        assertThat(archive.response().body()).isEqualTo(ARCHIVE);
        assertThat(archive.header("Content-Type")).contains("application/gzip");
        JsonNode code = admin.post("/api/fleet/codes", Map.of()).mustBe(201).json();
        assertThat(code.get("command").asString())
                .contains(
                        "'" + server.url() + "/api/fleet/agent/archive'",
                        code.get("code").asString());

        Map<String, String> request = Map.of("code", code.get("code").asString(), "name", "web-3");
        JsonNode joined =
                server.anonymous().post("/api/fleet/join", request).mustBe(201).json();

        server.anonymous().post("/api/fleet/join", request).mustBe(403);
        server.anonymous().post("/api/fleet/join", Map.of("name", "web-4")).mustBe(400);
        assertThat(host(joined.get("host").asString()).get("name").asString()).isEqualTo("web-3");
        ApiClient.withToken(server.url(), joined.get("token").asString())
                .post("/api/fleet/heartbeat", Map.of("agentVersion", ""))
                .mustBe(400);
        admin.get("/api/audit?subject=web-3")
                .mustBe(200)
                .json()
                .get("items")
                .forEach(act -> assertThat(act.toString())
                        .doesNotContain(code.get("code").asString()));
    }

    @Test
    @Order(5)
    void connectionsBecomeTopology() throws Exception {
        clock.move(Duration.ofSeconds(31));
        ApiClient app = agentAt("app-1", "10.9.0.4");
        ApiClient database = agentAt("db-1", "10.9.0.5");

        app.post("/api/topology/agent", look("CLIENT", "php-fpm", "10.9.0.5", 8))
                .mustBe(204);
        database.post("/api/topology/agent", look("SERVER", "postgres", "10.9.0.4", 8))
                .mustBe(204);
        database.post("/api/topology/agent", look("SERVER", "postgres", "10.9.0.4", 8))
                .mustBe(204);

        JsonNode graph =
                admin.get("/api/topology?service=db-1&minutes=5").mustBe(200).json();
        assertThat(graph.get("items").size()).isEqualTo(1);
        JsonNode edge = graph.get("items").get(0);
        assertThat(edge.get("caller").asString()).isEqualTo("app-1");
        assertThat(edge.get("sort").asString()).isEqualTo("HOST");
        assertThat(edge.get("origins").toString()).isEqualTo("[\"CONNECTION\"]");
        assertThat(edge.get("connections").get("most").asInt()).isEqualTo(8);
        assertThat(edge.get("connections").get("ports").toString())
                .contains("\"callers\":[\"php-fpm\"],\"callees\":[\"postgres\"]");
        assertThat(graph.get("looked").get("leftOut").asInt()).isZero();
        assertThat(admin.get("/api/topology/edge?caller=app-1&callee=db-1")
                        .mustBe(200)
                        .json()
                        .get("minutes")
                        .get(0)
                        .get("connections")
                        .asInt())
                .isEqualTo(8);
        app.post("/api/topology/agent", look("CLIENT", "php-fpm", "db-1", 8)).mustBe(400);
        app.post("/api/topology/agent", Map.of("seen", List.of(), "leftOut", 0)).mustBe(400);
        app.post("/api/topology/agent", Map.of("at", "1970-01-01T00:00:00Z", "leftOut", 0))
                .mustBe(400);
        admin.post("/api/topology/agent", look("CLIENT", "php-fpm", "10.9.0.5", 8))
                .mustBe(403);

        // The real agent of the first host, by what the kernel's files of its host show.
        eventually(() -> admin.get("/api/topology?service=web-1&minutes=60")
                .mustBe(200)
                .json()
                .get("items")
                .toString()
                .contains("10.0.0.77:5432"));
    }

    private static ApiClient agentAt(String host, String address) {
        ApiClient agent = ApiClient.withToken(server.url(), enrolled(host));
        Map<String, Object> facts = new HashMap<>(Map.of(
                "agentVersion", "0.1.0",
                "operatingSystem", "Debian 12",
                "kernel", "6.1",
                "architecture", "amd64",
                "processors", 2,
                "memoryBytes", 1,
                "bootedAtEpochSecond", 1,
                "bufferedSamples", 0,
                "droppedSamples", 0));
        facts.put("addresses", List.of(address));
        agent.post("/api/fleet/heartbeat", facts).mustBe(204);
        return agent;
    }

    private static Map<String, Object> look(String side, String program, String address, int connections) {
        return Map.of(
                "at",
                clock.instant().toString(),
                "seen",
                List.of(Map.of(
                        "side",
                        side,
                        "program",
                        program,
                        "address",
                        address,
                        "port",
                        5432,
                        "connections",
                        connections)),
                "leftOut",
                0);
    }

    private static boolean seen(String name) {
        return host(name).has("lastSeen");
    }

    private static JsonNode host(String name) {
        return admin.get("/api/fleet/hosts/" + name).mustBe(200).json();
    }

    /** Looks of the first host in the 49 s up to a time: a range has both its ends. */
    private static long count(Instant at) {
        return (long) value("count_over_time(node_memory_MemTotal_bytes{host=\"web-1\"}[49s])", at);
    }

    private static double value(String query) {
        return value(query, clock.instant());
    }

    private static double value(String query, Instant at) {
        JsonNode result = admin.get(
                        "/api/v1/query?time=" + at + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .mustBe(200)
                .json()
                .get("data")
                .get("result");
        return result.isEmpty()
                ? 0
                : Double.parseDouble(result.get(0).get("value").get(1).asString());
    }

    /** Records in the agent's spool: each begins with its length, which counts neither itself nor the checksum. */
    private static long looks(String name) throws IOException {
        long records = 0;
        try (var files = Files.list(spool(name))) {
            for (Path segment :
                    files.filter(file -> file.toString().endsWith(".spool1")).toList()) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
                for (int at = 0; at < bytes.limit(); at += bytes.getInt(at) + 8) {
                    records++;
                }
            }
        }
        return records;
    }

    private static void eventually(Callable<Boolean> condition) throws IOException {
        try {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(40))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "web-1: " + Files.readString(folder.resolve("web-1/agent.log")) + "web-2: "
                            + Files.readString(folder.resolve("web-2/agent.log")),
                    e);
        }
    }
}
