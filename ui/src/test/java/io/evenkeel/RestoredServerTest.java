package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.database.Backup;
import io.evenkeel.database.Restore;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Secrets;
import io.evenkeel.identity.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A backup of a running server, with engine, jobs and events, becomes a server that goes on where that one was. */
@Tag("server")
class RestoredServerTest {

    private static final Optional<String> PASSPHRASE = Optional.of("a long passphrase");

    @TempDir
    Path folder;

    @Test
    void theServerStartsOnTheRestoredInstallationAndKnowsEverything() throws IOException {
        Path file = folder.resolve("evenkeel.backup");
        DriverManagerDataSource target = TestDatabase.empty();
        Path data = Files.createDirectory(folder.resolve("data"));
        String token;
        String sealed;
        Map<String, Long> counted;
        try (RunningServer original = RunningServer.start()) {
            original.bean(People.class).create(Actor.system("test"), "wei", "Wei", Optional.empty(), Role.SERVICE_DESK);
            token = original.bean(Tokens.class)
                    .issue(Actor.system("test"), Actor.Kind.TOKEN, "grafana", Set.of(Right.SEE_OPERATIONS))
                    .secret();
            sealed = original.bean(Secrets.class).seal("test", "a mail password");
            new Backup(
                            original.bean(DataSource.class),
                            original.data(),
                            table -> table.startsWith("telemetry.log_"),
                            _ -> {})
                    .write(file, PASSPHRASE, "test", Instant.parse("2026-11-21T02:00:00Z"));
        }
        try (Restore restore = Restore.open(file, PASSPHRASE)) {
            restore.into(target, () -> {}, _ -> {});
            restore.writeKeys(data.resolve("keys"));
        }
        counted = platform(target);
        assertThat(counted).as("engine, jobs and events").hasSizeGreaterThan(40);
        assertThat(counted.get("act_re_procdef")).as("process definitions").isPositive();
        assertThat(counted.get("qrtz_triggers")).as("timetables").isPositive();

        try (RunningServer restored = RunningServer.on(target, data)) {
            ApiClient admin = restored.administrator();
            assertThat(admin.get("/api/people").mustBe(200).response().body()).contains("\"wei\"");
            ApiClient.withToken(restored.url(), token).get("/api/incidents").mustBe(200);
            assertThat(restored.bean(Secrets.class).open("test", sealed)).isEqualTo("a mail password");
            restored.anonymous().get("/api/health").mustBe(200);
            assertThat(platform(target).get("act_re_procdef"))
                    .as("nothing is deployed a second time")
                    .isEqualTo(counted.get("act_re_procdef"));
        }
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
