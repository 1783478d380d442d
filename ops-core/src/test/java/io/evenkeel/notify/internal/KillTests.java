package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code kill -9} of a real process on a real database with a mail server at the wire. Whenever it comes, the page is sent;
 * only where the mail was accepted and that was not yet stored does the next server repeat it, once, under the same id.
 */
class KillTests {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private LetterSink sink;
    private NotifyRoom room;

    @BeforeEach
    void open() {
        sink = new LetterSink(accepted::add);
        room = NotifyRoom.on(data, database);
        room.mailServerAt(sink.port());
    }

    @AfterEach
    void close() throws IOException {
        room.close();
        sink.close();
    }

    @Test
    void killedWhenThePageIsStored() throws Exception {
        Process server = start("store");
        kill(server);
        assertThat(accepted).isEmpty();

        room.look();

        assertThat(accepted).hasSize(1);
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
    }

    @Test
    void killedWhenTheMailServerIsConnected() throws Exception {
        sink.before("MAIL", this::holdUntilKilled);
        Process server = start("send");
        assertThat(reached.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        kill(server);
        sink.before("MAIL", UnaryOperator.identity());
        assertThat(accepted).isEmpty();

        room.look();
        assertThat(accepted).as("while its lease lasts").isEmpty();
        outliveTheLease();
        room.look();

        assertThat(accepted).hasSize(1);
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
    }

    @Test
    void killedWhenTheMailIsAcceptedAndThatIsNotYetStored() throws Exception {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            // The row is held from the letter's end on, so that the server waits between the answer and its commit.
            sink.before(".", answer -> {
                lockThePage(holder);
                reached.countDown();
                return answer;
            });
            Process server = start("send");
            assertThat(reached.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Awaitility.await().atMost(LONGEST).until(() -> sessionsWaitingForALock() > 0);
            kill(server);
            sink.before(".", UnaryOperator.identity());
            Awaitility.await().atMost(LONGEST).until(() -> accepted.size() == 1);
            holder.rollback();
        }
        Awaitility.await().atMost(LONGEST).until(() -> otherSessions() == 0);
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");

        outliveTheLease();
        room.look();
        room.pass(Duration.ofHours(1));
        room.look();

        assertThat(accepted).as("repeated once").hasSize(2);
        assertThat(messageId(accepted.get(1))).isEqualTo(messageId(accepted.get(0)));
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        assertThat(room.delivered()).hasSize(1);
    }

    private String holdUntilKilled(String answer) {
        reached.countDown();
        return LetterSink.SILENCE;
    }

    /** The child's clock stands still as ours does. */
    private void outliveTheLease() {
        room.pass(NoticeAttempts.LEASE.plusSeconds(1));
    }

    private Process start(String how) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        KilledServer.class.getName(),
                        data.toString(),
                        String.valueOf(database.getUrl()),
                        String.valueOf(database.getUsername()),
                        String.valueOf(database.getPassword()),
                        how)
                .redirectErrorStream(true)
                .start();
        var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("stored")) {
                return server;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The process ended: " + said);
    }

    /** SIGKILL: nothing of it runs any more, no hook, no finally. */
    private static void kill(Process server) throws InterruptedException {
        server.destroyForcibly();
        assertThat(server.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(128 + 9);
    }

    private static void lockThePage(Connection holder) {
        try (var lock = holder.prepareStatement("SELECT key FROM notify.notice FOR UPDATE")) {
            lock.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int sessionsWaitingForALock() {
        return count("wait_event_type = 'Lock'");
    }

    /** The killed process's sessions end when the database notices; until then they may still hold rows. */
    private int otherSessions() {
        return count("state = 'active' AND pid <> pg_backend_pid()");
    }

    private int count(String which) {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND " + which)
                .query(Integer.class)
                .single();
    }

    private static String messageId(String letter) {
        return letter.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }
}
