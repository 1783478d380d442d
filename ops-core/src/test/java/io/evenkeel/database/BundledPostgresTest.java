package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.database.BundledPostgres.Durability;
import io.evenkeel.peers.NeedsRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The real server, started and ended in all the ways that an operator and a power cut know. */
@Tag("slow")
class BundledPostgresTest {

    private static final Path BINARIES = TestDatabase.binaries();

    @TempDir
    private Path parent;

    private Path data;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<BundledPostgres> started = new ArrayList<>();

    @BeforeEach
    void openToEverybody() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        data = Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void stopAll() {
        started.forEach(BundledPostgres::close);
    }

    @Test
    void whatIsCommittedOutlivesARestart() {
        BundledPostgres first = start(Durability.FULL);
        sql(first).sql("create schema room create table kept (word text)").update();
        sql(first).sql("insert into room.kept values ('同舟共济')").update();

        first.close();
        BundledPostgres second = start(Durability.FULL);

        assertThat(sql(second)
                        .sql("select word from room.kept")
                        .query(String.class)
                        .single())
                .isEqualTo("同舟共济");
    }

    @Test
    void aServerLeftBehindByAKilledProcessIsReplacedWithNothingLost() throws IOException {
        BundledPostgres killed = start(Durability.NONE);
        sql(killed).sql("create schema room create table kept (n int)").update();
        long leftBehind = postmaster();

        BundledPostgres next = start(Durability.NONE);

        assertThat(ProcessHandle.of(leftBehind)).isEmpty();
        assertThat(postmaster()).isNotEqualTo(leftBehind);
        assertThat(sql(next)
                        .sql("select count(*) from room.kept")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aKilledPostmasterIsNoticedAndStartedAgainOnTheSamePort() throws IOException {
        BundledPostgres postgres = start(Durability.FULL);
        sql(postgres).sql("create schema room create table kept (n int)").update();

        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).until(() -> answers(postgres.dataSource()));
        assertThat(notices).anyMatch(notice -> notice.contains("started again"));
        assertThat(sql(postgres)
                        .sql("select count(*) from room.kept")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aKilledPostmasterWithWorkingBackendsDoesNotPreventTheNextStart() throws SQLException, IOException {
        BundledPostgres killed = start(Durability.NONE);
        try (var connection = killed.dataSource().getConnection()) {
            connection.createStatement().execute("create schema room create table kept (n int)");

            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            BundledPostgres next = start(Durability.NONE);

            assertThat(sql(next).sql("select 1").query(Integer.class).single()).isOne();
        }
    }

    @Test
    void aNumberInAnOldFileThatIsSomebodyElsesNowDoesNotPreventTheStart() throws IOException {
        start(Durability.NONE).close();
        long other = ProcessHandle.current().pid();
        Files.writeString(data.resolve("pg/postmaster.pid"), other + "\n" + data.resolve("pg") + "\n");

        BundledPostgres postgres = start(Durability.NONE);

        assertThat(answers(postgres.dataSource())).isTrue();
    }

    @Test
    void aHalfMadeClusterIsMadeAnew() throws IOException {
        Path making = Files.createDirectories(data.resolve("pg-making/cluster/base"));
        Files.writeString(making.resolve("1"), "half");

        assertThat(answers(start(Durability.NONE).dataSource())).isTrue();
        assertThat(data.resolve("pg-making")).doesNotExist();
    }

    @Test
    void onlyTheGeneratedPasswordOpensIt() throws IOException {
        BundledPostgres postgres = start(Durability.NONE);
        Path file = data.resolve("keys/database-password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).hasSize(43);
        assertThat(answers(new DriverManagerDataSource(
                        String.valueOf(postgres.dataSource().getUrl()), "evenkeel", "guessed")))
                .isFalse();
    }

    @Test
    void aLostPasswordIsToldInOneSentence() throws IOException {
        start(Durability.NONE).close();
        Files.delete(data.resolve("keys/database-password"));

        assertThatThrownBy(() -> start(Durability.NONE))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("database-password")
                .hasMessageContaining("backup");
    }

    @Test
    void aClusterOfAnotherMajorVersionIsToldInOneSentence() throws IOException {
        start(Durability.NONE).close();
        Files.writeString(data.resolve("pg/PG_VERSION"), "14\n");

        assertThatThrownBy(() -> start(Durability.NONE))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("another major version");
    }

    @Test
    void aStartThatWasCalledOffEndsAndLeavesNothingRunning() throws IOException {
        var postgres = new BundledPostgres(data, BINARIES, Durability.NONE, notices::add);
        postgres.callOff();

        assertThatThrownBy(postgres::start).isInstanceOf(DatabaseUnusable.class);
        assertThat(data.resolve("pg/postmaster.pid")).doesNotExist();
    }

    @Test
    @NeedsRoot
    void asRootItRunsAsItsOwnUser() throws IOException {
        start(Durability.NONE);

        assertThat(ProcessHandle.of(postmaster())
                        .flatMap(process -> process.info().user()))
                .contains("evenkeel-db");
        assertThat(ownerOf(data.resolve("pg"))).isNotEqualTo(0);
    }

    @Test
    @NeedsRoot
    void asRootBelowAClosedFolderTheDataStaysThereAndIsRoots() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));

        BundledPostgres postgres = start(Durability.NONE);

        assertThat(answers(postgres.dataSource())).isTrue();
        assertThat(ownerOf(data.resolve("pg"))).isZero();
    }

    @Test
    @NeedsRoot
    void asRootADataFolderThatIsClosedLaterChangesHands() throws IOException {
        BundledPostgres open = start(Durability.NONE);
        sql(open).sql("create schema room create table kept (n int)").update();
        open.close();
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));

        BundledPostgres closed = start(Durability.NONE);
        assertThat(sql(closed)
                        .sql("select count(*) from room.kept")
                        .query(Integer.class)
                        .single())
                .isZero();
        closed.close();
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));

        BundledPostgres openAgain = start(Durability.NONE);
        assertThat(sql(openAgain)
                        .sql("select count(*) from room.kept")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ownerOf(data.resolve("pg/PG_VERSION"))).isNotZero();
    }

    private BundledPostgres start(Durability durability) {
        var postgres = new BundledPostgres(data, BINARIES, durability, notices::add);
        started.add(postgres);
        postgres.start();
        return postgres;
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip());
    }

    private static JdbcClient sql(BundledPostgres postgres) {
        return JdbcClient.create(postgres.dataSource());
    }

    private static boolean answers(DriverManagerDataSource source) {
        try (var connection = source.getConnection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
