package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Kind;
import io.evenkeel.peers.NeedsPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A policy becomes a good copy: the real server, the real agent in a process of its own, the real restic. */
@Tag("server")
class RecoveryLineTest {
    private static final Actor SYSTEM = Actor.system("test");

    @TempDir
    Path folder;

    @Test
    @NeedsPeer("restic")
    void aPolicyBecomesACheckedCopyAndAnOddlySmallOneAlerts() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            ApiClient admin = server.administrator();
            String token = admin.post("/api/fleet/hosts", Map.of("name", "web1"))
                    .mustBe(201)
                    .json()
                    .get("token")
                    .asString();
            UUID shop = criticalItem(server);
            assertThat(gaps(admin)).containsExactly("no-policy");
            String policy = admin.post("/api/recovery/policies", policy(shop))
                    .mustBe(201)
                    .json()
                    .get("id")
                    .asString();
            assertThat(gaps(admin)).containsExactly("no-good-copy", "no-drill");
            wasLargerBefore(server, policy);
            String key =
                    admin.get("/api/recovery/key").mustBe(200).json().get("key").asString();
            allow(key);
            admin.post("/api/recovery/policies/" + policy + "/start", Map.of()).mustBe(201);
            admin.post("/api/recovery/policies/" + policy + "/start", Map.of()).mustBe(409);

            try (var _ = FollowingAgent.backingUp(folder, server.url().toString(), token, "web1", runTool())) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .untilAsserted(() -> assertThat(runs(admin, policy))
                                .as(() -> read(folder.resolve("agent.log")))
                                .containsExactly("list done", "forget done", "verify done", "backup done"));
            }

            assertThat(gaps(admin)).containsExactly("no-drill");
            JsonNode copy = detail(admin, policy).get("copies").get(0);
            assertThat(copy.get("sound").asBoolean()).isTrue();
            assertThat(copy.get("checkedBy").asString()).isEqualTo("restic check");
            assertThat(copy.get("sizeBytes").asLong()).isEqualTo(30_000);
            assertThat(copy.get("id").asString()).hasSize(64);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(alerts(admin)).containsExactly("BackupShrank web1"));
        }
    }

    private static UUID criticalItem(RunningServer server) {
        var traits =
                new Inventory.Traits("shop", Optional.of(Criticality.CRITICAL), Optional.empty(), Optional.empty());
        return server.bean(Inventory.class)
                .add(SYSTEM, Kind.BUSINESS_SERVICE, traits)
                .id();
    }

    private static Map<String, Object> policy(UUID item) {
        return Map.ofEntries(
                Map.entry("name", "files"),
                Map.entry("item", item),
                Map.entry("adapter", "restic"),
                Map.entry("host", "web1"),
                Map.entry("rpoMinutes", 25 * 60),
                Map.entry("rtoMinutes", 120),
                Map.entry("keepUnit", "copies"),
                Map.entry("keepAmount", 7),
                Map.entry("times", List.of("02:30")),
                Map.entry("zone", "Asia/Shanghai"),
                Map.entry("drillDays", 90),
                Map.entry("responsible", "recovery-manager"));
    }

    /** As three nights before would have left it. */
    private static void wasLargerBefore(RunningServer server, String policy) {
        server.bean(JdbcClient.class).sql("""
                        insert into recovery.copy (id, policy_id, tool_id, kind, at, size_bytes, added_bytes, sound)
                        select gen_random_uuid(), cast(:policy as uuid), 'night ' || n, 'full',
                            now() - n * interval '1 day', 1000000, 1000, false
                        from generate_series(1, 3) n""").param("policy", policy).update();
    }

    private void allow(String key) throws Exception {
        Path source = Files.createDirectories(folder.resolve("shop"));
        for (int i = 0; i < 3; i++) {
            Files.write(source.resolve("order-" + i), new byte[10_000]);
        }
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "correct horse battery staple\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path repository = folder.resolve("repository");
        Process init = new ProcessBuilder(
                        "/usr/bin/restic",
                        "--no-cache",
                        "--repo",
                        repository.toString(),
                        "--password-file",
                        secret.toString(),
                        "init")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("init.log").toFile())
                .start();
        assertThat(init.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(init.exitValue()).as(() -> read(folder.resolve("init.log"))).isZero();
        Path rules = folder.resolve("jobs.conf");
        Files.writeString(rules, """
                [server]
                key = %s
                [restic files]
                repository = %s
                secret = %s
                path = %s
                keep-at-least = 2
                """.formatted(key, repository, secret, source));
        Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static Path runTool() {
        return Path.of("../monitoring-agents/src/main/package/run-tool")
                .toAbsolutePath()
                .normalize();
    }

    private static JsonNode detail(ApiClient admin, String policy) {
        return admin.get("/api/recovery/policies/" + policy).mustBe(200).json();
    }

    /** The newest first. */
    private static List<String> runs(ApiClient admin, String policy) {
        return detail(admin, policy)
                .get("runs")
                .valueStream()
                .map(run -> run.get("act").asString() + " "
                        + run.path("outcome").asString(run.get("state").asString())
                        + run.path("sentence").asString(""))
                .toList();
    }

    private static List<String> gaps(ApiClient admin) {
        return admin.get("/api/recovery/board")
                .mustBe(200)
                .json()
                .get("items")
                .get(0)
                .get("gaps")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> alerts(ApiClient admin) {
        return admin.get("/api/alerting/alerts")
                .mustBe(200)
                .json()
                .get("items")
                .valueStream()
                .map(alert -> alert.get("labels"))
                .filter(labels -> labels.get("alertname").asString().startsWith("Backup"))
                .map(labels -> labels.get("alertname").asString() + " "
                        + labels.get("host").asString())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
