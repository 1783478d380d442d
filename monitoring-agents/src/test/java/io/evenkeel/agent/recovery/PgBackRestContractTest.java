package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryAct.Verify;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import io.evenkeel.protocol.RecoveryResult.Restored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgBackRestContractTest extends BackupToolContract {

    @TempDir(factory = InMemory.class)
    static Path server;

    @TempDir(factory = InMemory.class)
    Path folder;

    private static Postgres database;
    private PgBackRestCluster cluster;

    @BeforeAll
    static void startDatabase() throws Exception {
        Programs.need("/usr/bin/pgbackrest", "/usr/lib/postgresql/15/bin/initdb");
        if (Postgres.BY_ROOT) {
            Programs.need("/usr/bin/sudo");
        }
        Postgres.folder(server);
        database = Postgres.archiving(server);
        // To make a copy takes seconds, most of which pgBackRest waits.
        try (var first = new PgBackRestCluster(
                Postgres.folder(server.resolve("first")), database, server.resolve("pgbackrest.conf"))) {
            first.saveRepository(server.resolve("empty"));
            assertThat(first.run(new Backup(Extent.FULL, List.of()))).isInstanceOf(BackupMade.class);
            first.saveRepository(server.resolve("with-a-copy"));
        }
    }

    @AfterAll
    static void stopDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    ProtectedService start() throws Exception {
        Postgres.open(folder, "rwxr-xr-x");
        cluster = new PgBackRestCluster(
                folder, database, server.resolve("pgbackrest.conf"), Optional.of(server.resolve("empty")));
        return cluster;
    }

    /** Archived changes since then are in the repositories of other tests. */
    @Override
    void haveACopy() {
        cluster.useRepository(server.resolve("with-a-copy"));
    }

    private static Instant now() {
        return Instant.parse(
                database.sql("select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    @Test
    void aMomentBetweenTwoChangesIsRestored() throws Exception {
        backup(Extent.FULL);
        Instant made = now();
        // pgBackRest counts in seconds: the second in which a copy ends is not reached from it.
        await().atMost(Duration.ofSeconds(30)).until(() -> now().isAfter(made.plusSeconds(2)));
        database.sql("insert into orders values (1001, 'the last before')");
        Instant moment = now();
        database.sql("insert into orders values (1002, 'the first after')");
        database.sql("select pg_switch_wal()");
        Path into = cluster.restoreBelow().resolve("drill");

        var restored = run(new Restore(RecoveryAct.LATEST, into.toString(), Optional.of(moment)));

        assertThat(restored).isInstanceOf(Restored.class);
        try (Postgres drill = new Postgres(into, Postgres.folder(folder.resolve("socket"))).start()) {
            assertThat(drill.sql("select max(n) from orders")).isEqualTo("1001");
            assertThat(drill.sql("show archive_mode")).isEqualTo("off");
        }
    }

    @Test
    void copiesOfEachExtentAreTold() {
        haveACopy();
        backup(Extent.DIFFERENTIAL);
        backup(Extent.INCREMENTAL);

        assertThat(((CopiesListed) run(new ListCopies())).copies())
                .extracting(BackupCopy::kind)
                .containsExactly("full", "diff", "incr");
    }

    @Test
    void archivedChangesThatAreGoneAreFound() throws Exception {
        backup(Extent.FULL);
        cluster.loseArchivedChanges();

        assertThat(finding(new Verify())).isEqualTo(Code.WAL_MISSING);
    }

    @Test
    void aMomentBeforeTheFirstCopyIsNotReached() {
        haveACopy();
        String into = cluster.restoreBelow().resolve("drill").toString();

        assertThat(finding(new Restore(RecoveryAct.LATEST, into, Optional.of(Instant.parse("2020-01-01T00:00:00Z")))))
                .isEqualTo(Code.COPY_MISSING);
    }

    /** Whether a moment is found at which nobody writes or not: what the manifest has must be what the copy shows. */
    @Test
    void aCopyOfABusyDatabaseAgreesWithItsManifest() {
        BackupMade made;
        try (var _ = new Writers(database)) {
            made = backup(Extent.FULL);
        }

        RecoveryResult result = run(new Drill(
                "dr-1",
                made.copy(),
                Optional.empty(),
                1L << 30,
                List.of(),
                made.manifest().map(ManifestTaken::sha256)));

        assertThat(made.manifest()).isPresent();
        assertThat(result)
                .isInstanceOfSatisfying(
                        Drilled.class, drilled -> assertThat(drilled.findings()).isEmpty());
    }

    /** Two that change a table all the time. */
    private record Writers(Postgres database, List<CompletableFuture<String>> running) implements AutoCloseable {
        Writers(Postgres database) {
            this(database, new ArrayList<>());
            database.sql("create table busy (who int, what timestamptz)");
            for (int i = 0; i < 2; i++) {
                String endless = "do $$ begin loop insert into busy values (" + i
                        + ", clock_timestamp()); commit; perform pg_sleep(0.001); end loop; end $$";
                running.add(CompletableFuture.supplyAsync(() -> database.sql(endless), Thread::startVirtualThread));
            }
            await().until(() -> "2".equals(database.sql("select count(distinct who) from busy")));
        }

        @Override
        public void close() {
            database.sql("select pg_terminate_backend(pid) from pg_stat_activity where query like 'do %busy%'");
            running.forEach(writer -> writer.exceptionally(Throwable::toString).join());
            database.sql("drop table busy");
        }
    }
}
