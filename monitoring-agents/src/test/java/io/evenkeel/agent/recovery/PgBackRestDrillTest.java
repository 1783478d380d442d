package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.ProofCheck.Expected;
import io.evenkeel.protocol.ProofCheck.Question;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drills of one real database and its repository, which no test changes. */
@Tag("peer")
@Timeout(120)
class PgBackRestDrillTest {

    private static final long ENOUGH = 1L << 30;

    @TempDir
    static Path server;

    private static Postgres database;
    private static PgBackRestCluster cluster;
    private static BackupMade made;
    private static int drills;

    @BeforeAll
    static void makeACopy() throws Exception {
        Programs.need("/usr/bin/pgbackrest", "/usr/lib/postgresql/15/bin/initdb");
        Postgres.folder(server);
        database = Postgres.archiving(server);
        cluster = new PgBackRestCluster(server, database, server.resolve("pgbackrest.conf"));
        RecoveryResult result = cluster.run(new Backup(Extent.FULL, List.of()));
        assertThat(result).as("%s", cluster.news()).isInstanceOf(BackupMade.class);
        made = (BackupMade) result;
        database.sql("insert into orders values (5000, 'after the copy')");
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
            database.close();
        }
    }

    private static RecoveryResult drill(List<ProofCheck> checks) {
        drills++;
        return cluster.run(new Drill(
                "dr-" + drills,
                RecoveryAct.LATEST,
                Optional.empty(),
                ENOUGH,
                checks,
                made.manifest().map(ManifestTaken::sha256)));
    }

    private static void assertNothingIsLeft() throws IOException {
        try (var left = java.nio.file.Files.list(cluster.restoreBelow())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatTheManifestHasIsRestoredAndProved() throws Exception {
        RecoveryResult result =
                drill(List.of(new Question("orders", "select count(*) from orders", new Expected.Exactly("1000"))));

        assertThat(result).as("%s", cluster.news()).isInstanceOf(Drilled.class);
        Drilled drilled = (Drilled) result;
        assertThat(drilled.findings()).extracting(DrillFinding::sentence).isEmpty();
        assertThat(drilled.networkCut()).isTrue();
        assertThat(drilled.recoveredTo()).isEqualTo(made.manifest().map(ManifestTaken::at));
        assertThat(cluster.news())
                .filteredOn(StepEnded.class::isInstance)
                .extracting(news -> ((StepEnded) news).step())
                .containsExactly(DrillStep.values());
        assertThat(cluster.news())
                .filteredOn(RecoveryNews.Checked.class::isInstance)
                .extracting(news -> ((RecoveryNews.Checked) news).check())
                .containsExactly("pgbackrest verify", "manifest", "orders");
        assertNothingIsLeft();
    }
}
