package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.evenkeel.alerting.Alert;
import io.evenkeel.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code kill -9} at random moments, again and again: nothing silenced is told, nothing unsilenced is swallowed. Four kills;
 * {@code -Devenkeel.kills=100} for more, {@code -Devenkeel.seed=…} repeats.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("evenkeel.kills", 4);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONFIRMED = "select count(*) from public.confirmed where confirmed is not null";

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void afterAKillAtAnyMomentNothingSilencedIsToldAndNothingUnsilencedIsSwallowed() throws Exception {
        long seed = Long.getLong("evenkeel.seed", new Random().nextLong());
        System.out.println("evenkeel.seed=" + seed);
        var random = new Random(seed);
        for (String table : KilledRoom.TABLES.split(";\\n")) {
            jdbc.sql(table).update();
        }
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(random);
            nothingSilencedWasTold(seed);
            theLastConfirmedActHolds(seed);
        }
        assertThat(count("select count(*) from public.told where kind = 'Firing'"))
                .isGreaterThan(KILLS);
        assertThat(count("select count(*) from public.told where kind = 'Muted'"))
                .isPositive();
        assertThat(count("select count(*) from alerting.alert_step where kind = 'mute'"))
                .isPositive();
        nothingIsSwallowedOnceSilencesAreOver(seed);
    }

    private void runAndKill(Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRoom.class.getName(),
                        String.valueOf(database.getUrl()),
                        String.valueOf(database.getUsername()),
                        String.valueOf(database.getPassword()),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.equals("ready")) {
                line = said.readLine();
            }
            assertThat(line).as("it got going").isEqualTo("ready");
            int acts = count(CONFIRMED) + 20 + random.nextInt(150);
            Awaitility.await().atMost(PATIENCE).until(() -> count(CONFIRMED) >= acts || !process.isAlive());
            assertThat(process.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
        // The database notices the lost connections and rolls back; only then is what it shows final.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()""") == 0);
    }

    /** No act that began after a silence was confirmed told of what it mutes while it lasted. */
    private void nothingSilencedWasTold(long seed) {
        List<String> wrong = jdbc.sql("""
                        select told.host || ' told at ' || told.told || ' under ' || silence.id
                        from public.told
                        join public.confirmed on confirmed.host = told.host and confirmed.confirmed < told.began
                        join alerting.silence on silence.id = confirmed.silence
                        where told.kind = 'Firing' and silence.starts_at <= told.began and silence.ends_at > told.told
                        """).query((row, n) -> row.getString(1)).list();
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(jdbc.sql("select what from public.wrong")
                        .query((row, n) -> row.getString("what"))
                        .list())
                .as("seed %d", seed)
                .isEmpty();
    }

    /** What was confirmed is there: an alert whose last act was to fire fires, one whose last act was to end does not. */
    private void theLastConfirmedActHolds(long seed) {
        record Act(String host, String act) {}
        List<Act> last = jdbc.sql("""
                        select distinct on (host) host, act, confirmed from public.confirmed
                        where act in ('fires', 'ends') order by host, number desc
                        """)
                .query((row, n) -> row.getObject("confirmed") == null
                        ? new Act(row.getString("host"), "unknown")
                        : new Act(row.getString("host"), row.getString("act")))
                .list();
        for (Act act : last) {
            if (!act.act().equals("unknown")) {
                assertThat(jdbc.sql("""
                                        select count(*) from alerting.alert
                                        where state = 'FIRING' and labels ->> 'host' = :host
                                        """)
                                .param("host", act.host())
                                .query(Integer.class)
                                .single())
                        .as("seed %d: %s", seed, act)
                        .isEqualTo(act.act().equals("fires") ? 1 : 0);
            }
        }
    }

    private void nothingIsSwallowedOnceSilencesAreOver(long seed) {
        try (HikariDataSource pool = KilledRoom.pool(
                String.valueOf(database.getUrl()),
                String.valueOf(database.getUsername()),
                String.valueOf(database.getPassword()))) {
            Instant allOver = InstantSource.system().instant().plus(Duration.ofHours(1));
            var room = new KilledRoom(pool, InstantSource.fixed(allOver));
            room.announcements.look(allOver);
            for (Watched watched : room.rows.firing()) {
                assertThat(watched.alert().muted()).as("seed %d", seed).isFalse();
                assertThat(watched.announced()).as("seed %d", seed).isTrue();
            }
        }
        for (String host : List.of("a", "b", "c", "d")) {
            String course = String.join(
                            " ",
                            jdbc.sql("select kind from public.told where host = :host order by version")
                                    .param("host", host)
                                    .query((row, n) -> row.getString("kind"))
                                    .list())
                    + " ";
            assertThat(course)
                    .as("seed %d, %s", seed, host)
                    .matches("(Firing (Muted Firing )*(Muted )?Resolved )*(Firing (Muted Firing )*)? ?");
            boolean firesInTheEnd = course.endsWith("Firing ");
            assertThat(count("select count(*) from alerting.alert where state = '" + Alert.State.FIRING
                            + "' and labels ->> 'host' = '" + host + "'"))
                    .as("seed %d, %s", seed, host)
                    .isEqualTo(firesInTheEnd ? 1 : 0);
        }
        assertThat(count("""
                        select count(*) from alerting.alert
                        where not announced and not exists (
                            select from alerting.alert_step where alert_id = alert.id and kind = 'mute')""")).as("seed %d: not told and not muted", seed).isZero();
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }
}
