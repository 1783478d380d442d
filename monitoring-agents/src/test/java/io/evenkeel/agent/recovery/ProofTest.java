package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.ProofCheck.Expected;
import io.evenkeel.protocol.ProofCheck.Moment;
import io.evenkeel.protocol.ProofCheck.Question;
import io.evenkeel.protocol.ProofCheck.SameTables;
import io.evenkeel.protocol.ProofFinding;
import io.evenkeel.protocol.ProofFinding.Code;
import io.evenkeel.protocol.TableManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks put to a real PostgreSQL. */
@Tag("peer")
@Timeout(120)
class ProofTest {

    @TempDir
    static Path folder;

    private static Postgres database;
    private static GuardedTool tool;
    private PsqlTables tables;

    @BeforeAll
    static void startDatabase() throws Exception {
        Programs.need("/usr/lib/postgresql/15/bin/initdb");
        Postgres.folder(folder);
        database = Postgres.made(folder, "").start();
        tool = new GuardedTool(RecoveryHost.GUARD);
    }

    @AfterAll
    static void stopDatabase() {
        if (database != null) {
            tool.close();
            database.close();
        }
    }

    @BeforeEach
    void fill() {
        database.sql("drop table if exists orders, invoices");
        database.sql("create table orders as select n, md5(n::text) as what from generate_series(1, 1000) n");
        database.sql("create table invoices (id bigint, paid boolean, at timestamptz)");
        database.sql("insert into invoices values (7, true, now())");
        tables = asking(new PsqlTables.Limits(Duration.ofSeconds(20), 1000, 4096));
        assertThat(tables.prepare("postgres")).isEqualTo(new Answer.Rows(List.of()));
    }

    private static PsqlTables asking(PsqlTables.Limits limits) {
        var place = new PsqlTables.Place(Postgres.PROGRAMS.resolve("psql"), folder, Postgres.port(), "postgres");
        return new PsqlTables(tool, place, limits);
    }

    private List<Code> codes(ProofCheck check) {
        return new Proof(tables)
                .of(List.of(check)).stream().map(ProofFinding::code).toList();
    }

    private List<Code> asked(String sql, Expected expected) {
        return codes(new Question("check", sql, expected));
    }

    private TableManifest manifest() {
        return Manifests.read(((Answer.Rows) tables.ask(Manifests.SELECT)).rows());
    }

    @Test
    void theSameTablesAreProved() {
        TableManifest manifest = manifest();

        assertThat(manifest.tables()).extracting(TableManifest.Table::rows).containsExactly(1L, 1000L);
        assertThat(codes(new SameTables("contents", manifest))).isEmpty();
    }

    @Test
    void tablesThatChangedMeanwhileAreLeftOutUnlessNothingIsLeft() {
        TableManifest manifest = manifest();
        List<String> names =
                manifest.tables().stream().map(TableManifest.Table::name).toList();
        database.sql("delete from orders");

        assertThat(proved(manifest, List.of("public.orders"))).isEmpty();
        assertThat(proved(manifest, names)).containsExactly(Code.NOTHING_COMPARED);
    }

    private List<Code> proved(TableManifest manifest, List<String> moving) {
        return new Proof(tables)
                .sameTables(new TableManifestFile(manifest, moving)).findings().stream()
                        .map(ProofFinding::code)
                        .toList();
    }

    @Test
    void oneRowLessIsFound() {
        var check = new SameTables("contents", manifest());
        database.sql("delete from orders where n = 500");

        assertThat(new Proof(tables).of(List.of(check)))
                .extracting(ProofFinding::sentence)
                .containsExactly("contents finds 999 rows in public.orders, where the manifest has 1000");
    }

    @Test
    void oneOtherValueIsFound() {
        var check = new SameTables("contents", manifest());
        database.sql("update orders set what = 'other' where n = 500");

        assertThat(codes(check)).containsExactly(Code.CHECKSUM_DIFFERS);
    }

    @Test
    void theOrderOfRowsIsNoDifference() {
        var check = new SameTables("contents", manifest());
        database.sql("create table again as select * from orders order by n desc; drop table orders;"
                + " alter table again rename to orders");

        assertThat(codes(check)).isEmpty();
    }

    @Test
    void tablesThatAreGoneOrNewAreFound() {
        var check = new SameTables("contents", manifest());
        database.sql("alter table orders rename to orders_old");

        assertThat(codes(check)).containsExactly(Code.TABLE_MISSING, Code.TABLE_UNKNOWN);
        database.sql("drop table orders_old");
    }

    @Test
    void questionsAreJudgedByWhatIsExpected() {
        assertThat(asked("select count(*) from orders;", new Expected.AtLeast(1000)))
                .isEmpty();
        assertThat(asked("select count(*) from orders", new Expected.AtLeast(1001)))
                .containsExactly(Code.ANSWER_WRONG);
        assertThat(asked("select paid from invoices -- all", new Expected.True()))
                .isEmpty();
        assertThat(asked("select id from invoices", new Expected.Exactly("7"))).isEmpty();
        assertThat(asked("select id from invoices", new Expected.Exactly("8"))).containsExactly(Code.ANSWER_WRONG);
    }

    @Test
    void nullIsNoAnswerAndSoIsNoRow() {
        assertThat(asked("select null::boolean", new Expected.True())).containsExactly(Code.ANSWER_NULL);
        assertThat(asked("select 1 where false", new Expected.True())).containsExactly(Code.NO_ANSWER);
        assertThat(asked("select sum(n) from orders where n < 0", new Expected.AtLeast(0)))
                .containsExactly(Code.ANSWER_NULL);
    }

    @Test
    void oneThatNeverEndsIsEnded() {
        tables = asking(new PsqlTables.Limits(Duration.ofSeconds(1), 1000, 4096));

        assertThat(asked("select pg_sleep(3600)", new Expected.True())).containsExactly(Code.TOO_SLOW);
        assertThat(database.sql("select count(*) from pg_stat_activity where usename = 'evenkeel_check'"))
                .isEqualTo("0");
    }

    @Test
    void tenGigabytesAreNotFetched() {
        assertThat(asked("select repeat('x', 10000) from orders, orders as more", new Expected.True()))
                .containsExactly(Code.TOO_LARGE);
        assertThat(asked("select n from orders union all select n from orders", new Expected.True()))
                .containsExactly(Code.TOO_LARGE);
    }

    @Test
    void nothingCanBeWritten() {
        for (String sql : List.of(
                "delete from orders returning 1",
                "with gone as (delete from orders returning 1) select * from gone",
                "select 1) as x; set default_transaction_read_only = off; drop table orders; select * from (select 1",
                "select 1) as x; begin read write; update orders set n = 0; commit; select * from (select 1",
                "select pg_read_file('/etc/passwd')",
                "select lo_import('/etc/passwd')")) {
            assertThat(asked(sql, new Expected.Exactly("1"))).as(sql).containsExactly(Code.SQL_FAILED);
        }
        assertThat(database.sql("select count(*), min(n) from orders")).isEqualTo("1000|1");
    }

    @Test
    void psqlsOwnCommandsAreNone() {
        assertThat(asked("\\! touch " + folder.resolve("touched"), new Expected.True()))
                .containsExactly(Code.SQL_FAILED);
        assertThat(folder.resolve("touched")).doesNotExist();
    }

    @Test
    void theMomentIsHitWhenTheLastRowIsThereAndTheNextIsNot() {
        assertThat(codes(new Moment("moment", "orders", "n", "1000", "1001"))).isEmpty();
        assertThat(codes(new Moment("moment", "orders", "n", "1001", "1002"))).containsExactly(Code.LAST_ROW_MISSING);
        assertThat(codes(new Moment("moment", "orders", "n", "999", "1000"))).containsExactly(Code.LATER_ROW_THERE);
        assertThat(codes(new Moment("moment", "orders", "what", "it's", "n"))).containsExactly(Code.LAST_ROW_MISSING);
        assertThat(codes(new Moment("moment", "vanished", "n", "1", "2"))).containsExactly(Code.SQL_FAILED);
    }

    @Test
    void oneFindingDoesNotHideTheNext() {
        List<ProofCheck> checks = List.of(
                new Question("first", "select nonsense", new Expected.True()),
                new Question("second", "select null", new Expected.True()));

        assertThat(new Proof(tables).of(checks)).extracting(ProofFinding::check).containsExactly("first", "second");
    }
}
