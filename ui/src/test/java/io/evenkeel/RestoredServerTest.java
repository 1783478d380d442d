package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.agent.recovery.EvenkeelProgram;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.database.BundledPostgres;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Secrets;
import io.evenkeel.identity.Tokens;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * The loss of the whole server, rehearsed: what the agent backed up by a policy becomes, by one command in a new folder, a
 * server that goes on where that one was.
 */
@Tag("server")
class RestoredServerTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final String PASSPHRASE = "a long passphrase";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private Path data;
    private Path fresh;

    @BeforeEach
    void reachable() throws IOException {
        // As root, the bundled database runs as a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        data = Files.createDirectory(folder.resolve("data"));
        fresh = folder.resolve("fresh");
    }

    /** What is known of the server that is lost. */
    private record Lost(
            String agentToken,
            String apiToken,
            String sealed,
            String auditKey,
            String policy,
            Instant copyAt,
            List<String> acts,
            Map<String, Long> platform) {}

    @Test
    void afterTheLossOfTheServerOneCommandBringsBackAllThatIsOlderThanItsRpo() throws Exception {
        Lost lost = untilItIsLost();

        evenkeel(
                Map.of("EVENKEEL_DATA", fresh.toString(), "EVENKEEL_BACKUP_PASSPHRASE", PASSPHRASE),
                "restore",
                backup());

        try (var postgres = new BundledPostgres(fresh, notice -> {})) {
            postgres.start();
            postgres.prepareTables();
            try (RunningServer restored = RunningServer.on(postgres.dataSource(), fresh)) {
                knowsAllThatWasThere(restored, lost, postgres.dataSource());
                itsTrailIsStillProved(restored, lost);
                allow(
                        restored.administrator()
                                .get("/api/recovery/key")
                                .json()
                                .get("key")
                                .asString(),
                        fresh,
                        "");
                backsUp(restored, lost.agentToken(), lost.policy(), 2);
            }
        }
    }

    private Lost untilItIsLost() throws Exception {
        Lost lost;
        try (RunningServer original = RunningServer.on(database, data)) {
            ApiClient admin = original.administrator();
            String agentToken = admin.post("/api/fleet/hosts", Map.of("name", "ops1"))
                    .mustBe(201)
                    .json()
                    .get("token")
                    .asString();
            original.bean(People.class).create(SYSTEM, "wei", "Wei", Optional.empty(), Role.SERVICE_DESK);
            String apiToken = original.bean(Tokens.class)
                    .issue(SYSTEM, Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS))
                    .secret();
            String sealed = original.bean(Secrets.class).seal("test", "a mail password");
            String policy = admin.post("/api/recovery/policies", policy(item(original)))
                    .mustBe(201)
                    .json()
                    .get("id")
                    .asString();
            Files.createDirectory(folder.resolve("backups"));
            EvenkeelProgram.in(folder);
            Files.writeString(folder.resolve("password"), String.valueOf(database.getPassword()));
            String url = String.valueOf(database.getUrl())
                    .replace("jdbc:postgresql://", "postgresql://" + database.getUsername() + "@");
            String signingKey = admin.get("/api/recovery/key").json().get("key").asString();
            allow(signingKey, data, "db = " + url + "\ndb-password-file = " + folder.resolve("password"));
            String auditKey =
                    admin.get("/api/audit/key").json().get("publicKey").asString();
            backsUp(original, agentToken, policy, 1);
            Instant copyAt = Instant.parse(
                    detail(admin, policy).get("copies").get(0).get("at").asString());
            original.bean(People.class).create(SYSTEM, "lin", "Lin", Optional.empty(), Role.SERVICE_DESK);
            lost = new Lost(
                    agentToken, apiToken, sealed, auditKey, policy, copyAt, acts(database, copyAt), platform(database));
        }
        FileSystemUtils.deleteRecursively(data);
        drop();
        return lost;
    }

    private static UUID item(RunningServer server) {
        var traits =
                new Inventory.Traits("Evenkeel", Optional.of(Criticality.CRITICAL), Optional.empty(), Optional.empty());
        return server.bean(Inventory.class)
                .add(SYSTEM, Kind.BUSINESS_SERVICE, traits)
                .id();
    }

    private static Map<String, Object> policy(UUID item) {
        return Map.ofEntries(
                Map.entry("name", "itself"),
                Map.entry("item", item),
                Map.entry("adapter", "evenkeel"),
                Map.entry("host", "ops1"),
                Map.entry("rpoMinutes", 24 * 60),
                Map.entry("rtoMinutes", 60),
                Map.entry("keepUnit", "copies"),
                Map.entry("keepAmount", 7),
                Map.entry("times", List.of("02:30")),
                Map.entry("zone", "Asia/Shanghai"),
                Map.entry("drillDays", 90),
                Map.entry("responsible", "recovery-manager"));
    }

    /** @param more where the installation has its database */
    private void allow(String key, Path installation, String more) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), PASSPHRASE + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path rules = Files.writeString(folder.resolve("jobs.conf"), """
                [server]
                key = %s
                [evenkeel itself]
                program = %s
                repository = %s
                secret = %s
                data = %s
                keep-at-least = 2
                %s
                """.formatted(
                        key, folder.resolve("evenkeel"), folder.resolve("backups"), secret, installation, more));
        Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** The real agent carries out a backup, its check, the removal of old copies, and lists what is there. */
    private void backsUp(RunningServer server, String token, String policy, int copies) throws Exception {
        ApiClient admin = server.administrator();
        Path runTool = Path.of("../monitoring-agents/src/main/package/run-tool")
                .toAbsolutePath()
                .normalize();
        try (var _ = FollowingAgent.backingUp(folder, server.url().toString(), token, "ops1", runTool)) {
            // A restored server thinks that the backup that it comes from is still being made, until it hears of the
            // agent.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> admin.post("/api/recovery/policies/" + policy + "/start", Map.of())
                                    .status()
                            == 201);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode detail = detail(admin, policy);
                assertThat(detail.get("runs").get(0).get("act").asString())
                        .as(() -> detail.get("runs").toString())
                        .isEqualTo("list");
                assertThat(detail.get("runs").get(0).path("outcome").asString(""))
                        .isEqualTo("done");
                assertThat(detail.get("copies")).hasSizeGreaterThanOrEqualTo(copies);
            });
        }
        JsonNode newest = detail(admin, policy).get("copies").get(0);
        assertThat(newest.get("sound").asBoolean()).isTrue();
        assertThat(newest.get("checkedBy").asString()).isEqualTo("evenkeel backups verify");
    }

    private static JsonNode detail(ApiClient admin, String policy) {
        return admin.get("/api/recovery/policies/" + policy).mustBe(200).json();
    }

    private void drop() {
        String others = String.valueOf(database.getUrl()).replaceFirst("/([^/?]+)(\\?|$)", "/template1$2");
        String name = String.valueOf(database.getUrl()).replaceFirst(".*/([^/?]+)(\\?.*|$)", "$1");
        JdbcClient.create(new DriverManagerDataSource(
                        others, String.valueOf(database.getUsername()), String.valueOf(database.getPassword())))
                .sql("drop database " + name + " with (force)")
                .update();
    }

    private String backup() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.map(Path::toString).sorted().reduce("", (earlier, later) -> later);
        }
    }

    /** One command, as an operator types it. */
    private void evenkeel(Map<String, String> environment, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("evenkeel").toString()));
        command.addAll(List.of(words));
        Path says = folder.resolve(words[0] + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(says.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(says)).isZero();
    }

    private static void knowsAllThatWasThere(RunningServer restored, Lost lost, DataSource target) {
        ApiClient admin = restored.administrator();
        assertThat(admin.get("/api/people").mustBe(200).response().body())
                .contains("\"wei\"")
                .as("younger than the last backup, and so within the RPO")
                .doesNotContain("\"lin\"");
        assertThat(acts(target, lost.copyAt()))
                .as("everything that was done before the last backup")
                .isEqualTo(lost.acts())
                .hasSizeGreaterThan(3);
        ApiClient.withToken(restored.url(), lost.apiToken())
                .get("/api/incidents")
                .mustBe(200);
        assertThat(restored.bean(Secrets.class).open("test", lost.sealed())).isEqualTo("a mail password");
        restored.anonymous().get("/api/health").mustBe(200);
        Map<String, Long> platform = platform(target);
        assertThat(platform.keySet())
                .as("engine, jobs and events")
                .isEqualTo(lost.platform().keySet());
        assertThat(platform.get("act_re_procdef"))
                .as("nothing is deployed a second time")
                .isEqualTo(lost.platform().get("act_re_procdef"))
                .isPositive();
        assertThat(platform.get("qrtz_triggers")).as("timetables").isPositive();
    }

    private void itsTrailIsStillProved(RunningServer restored, Lost lost) throws Exception {
        Path export = Files.writeString(
                folder.resolve("trail.ndjson"),
                restored.administrator()
                        .get("/api/audit/export")
                        .mustBe(200)
                        .response()
                        .body());

        evenkeel(
                Map.of(),
                "audit",
                "verify",
                export.toString(),
                "--key",
                lost.auditKey(),
                "--expect-at-least",
                String.valueOf(lost.acts().size()));
    }

    private static List<String> acts(DataSource database, Instant before) {
        return JdbcClient.create(database)
                .sql("select verb || ' ' || subject from audit.act where at <= :before order by id")
                .param("before", before.atOffset(java.time.ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private static Map<String, Long> platform(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        Map<String, Long> rows = new TreeMap<>();
        sql.sql("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'platform'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        sql.sql("SELECT count(*) FROM platform." + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
