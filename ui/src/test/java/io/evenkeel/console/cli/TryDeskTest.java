package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.ServerForCommands;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trial of the desk on a whole server: led to its end, and gone without a trace but the trail's. */
@Tag("server")
class TryDeskTest {
    private static ServerForCommands server;
    private static DataFolder data;
    private static DataSource database;

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = ServerForCommands.start();
        data = new DataFolder(server.data());
        database = server.database();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private DeskWalk walk(DeskTrial trial, DeskWalk.Reader reader) {
        var local =
                new LocalServer(ProcessHandle.current().pid(), server.url(), Optional.empty(), "unused", "this-host");
        return new DeskWalk(local, trial, reader, Clock.systemUTC());
    }

    @Test
    void leadsThreeThingsToTheirEndAndLeavesNothing() throws Exception {
        Map<String, Long> before = rows();
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        try (DeskWalk walk = walk(trial, told::add)) {
            walk.signIn();
            assertThat(walk.ticket()).startsWith("TIC-");
            assertThat(walk.request()).startsWith("TIC-");
            assertThat(walk.change()).startsWith("CHG-");
        }
        assertThat(told)
                .hasSizeGreaterThan(6)
                .anySatisfy(line -> assertThat(line).contains("approved"));
        Map<String, Long> during = rows();
        assertThat(during)
                .containsEntry("desk.ticket", before.get("desk.ticket") + 2)
                .containsEntry("change.change", before.get("change.change") + 1)
                .containsEntry("workflow.vote", before.get("workflow.vote") + 1);

        assertThat(DeskTrial.remove(data, database)).isTrue();

        same(before);
        assertThat(DeskTrial.remove(data, database)).as("nothing is left").isFalse();
        assertThat(new JdbcTemplate(database)
                        .queryForList(
                                "select verb from audit.act where actor_name like 'Trial of the desk: %'",
                                String.class))
                .as("the trail keeps it")
                .contains("desk.open", "workflow.vote", "change.review");
        assertThatThrownBy(() -> new JdbcTemplate(database).execute("truncate workflow.vote"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void whatWasBrokenOffLeavesNothingEither() throws Exception {
        Map<String, Long> before = rows();
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        try (DeskWalk walk = walk(trial, sentence -> {
            if (sentence.startsWith("Change:")) {
                throw new IOException("Ctrl-C");
            }
        })) {
            walk.signIn();
            walk.ticket();
            assertThatThrownBy(walk::change).hasMessage("Ctrl-C");
        }
        assertThat(rows()).isNotEqualTo(before);

        DeskTrial.remove(data, database);

        same(before);
    }

    /** The server settles what it was doing just then. */
    private static void same(Map<String, Long> before) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<String, Long> now = rows();
            now.entrySet().removeAll(before.entrySet());
            assertThat(now).as("more or fewer rows than before").isEmpty();
        });
    }

    /**
     * Of every table; without the trail, and without what the server does by itself all the time: measuring, looking at rules,
     * its scheduler and the engine's own forgetting.
     */
    private static Map<String, Long> rows() {
        var jdbc = new JdbcTemplate(database);
        Map<String, Long> rows = new TreeMap<>();
        jdbc.queryForList("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE'
                            and table_schema not in ('pg_catalog', 'information_schema', 'audit', 'telemetry')
                            and table_name not in ('rule_state', 'qrtz_fired_triggers')""", String.class)
                .forEach(table -> rows.put(
                        table,
                        jdbc.queryForObject(
                                "select count(*) from " + quoted(table)
                                        + (table.endsWith(".act_hi_job_log")
                                                ? " where job_def_type_ <> 'history-cleanup'"
                                                : ""),
                                Long.class)));
        return rows;
    }

    private static String quoted(String table) {
        int dot = table.indexOf('.');
        return '"' + table.substring(0, dot) + "\".\"" + table.substring(dot + 1) + '"';
    }
}
