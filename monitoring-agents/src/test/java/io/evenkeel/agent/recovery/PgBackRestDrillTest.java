package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.ProofCheck.Expected;
import io.evenkeel.protocol.ProofCheck.MomentByTime;
import io.evenkeel.protocol.ProofCheck.Question;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryNews.Checked;
import io.evenkeel.protocol.RecoveryNews.Ended;
import io.evenkeel.protocol.RecoveryNews.StepBegan;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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

    @TempDir(factory = InMemory.class)
    static Path server;

    private static Postgres database;
    private static PgBackRestCluster cluster;
    private static BackupMade made;
    private static Instant between;
    /** In which the restore point of the copy lies. */
    private static Path ofTheManifest;

    private static int drills;

    @BeforeAll
    static void makeACopy() throws Exception {
        Programs.need("/usr/bin/pgbackrest", "/usr/lib/postgresql/15/bin/initdb");
        Postgres.folder(server);
        database = Postgres.archiving(server);
        cluster = new PgBackRestCluster(server, database, server.resolve("pgbackrest.conf"));
        database.sql("create table payments (id bigint, at timestamptz)");
        database.sql("insert into payments values (1, clock_timestamp())");
        RecoveryResult result = cluster.run(new Backup(Extent.FULL, List.of()));
        assertThat(result).as("%s", cluster.news()).isInstanceOf(BackupMade.class);
        made = (BackupMade) result;
        ofTheManifest = cluster.newestSegment();
        database.sql("insert into orders values (5000, 'after the copy')");
        database.sql("insert into payments values (2, clock_timestamp())");
        between = now();
        database.sql("insert into payments values (3, clock_timestamp())");
        database.sql("select pg_switch_wal()");
        cluster.waitUntilArchived();
    }

    private static Instant now() {
        return Instant.parse(
                database.sql("select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
            database.close();
        }
    }

    private static Drill asked(String copy, Optional<Instant> until, long most, List<ProofCheck> checks) {
        drills++;
        return new Drill(
                "dr-" + drills, copy, until, most, checks, made.manifest().map(ManifestTaken::sha256));
    }

    private static RecoveryResult drill(List<ProofCheck> checks) {
        return cluster.run(asked(RecoveryAct.LATEST, Optional.empty(), ENOUGH, checks));
    }

    private static Drilled drilled(RecoveryResult result) {
        assertThat(result).as("%s", cluster.news()).isInstanceOf(Drilled.class);
        return (Drilled) result;
    }

    private static Code failure(RecoveryResult result) {
        assertThat(result).as("%s", cluster.news()).isInstanceOf(Failed.class);
        return ((Failed) result).finding().code();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        cluster.host().hearing = told -> {};
        try (var left = Files.list(cluster.restoreBelow())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatTheManifestHasIsRestoredAndProved() throws Exception {
        Drilled drilled = drilled(
                drill(List.of(new Question("orders", "select count(*) from orders", new Expected.Exactly("1000")))));

        assertThat(drilled.findings()).isEmpty();
        assertThat(drilled.networkCut()).isTrue();
        assertThat(drilled.recoveredTo()).isEqualTo(made.manifest().map(ManifestTaken::at));
        assertThat(drilled.newest()).isPresent();
        assertThat(cluster.news())
                .filteredOn(StepEnded.class::isInstance)
                .extracting(news -> ((StepEnded) news).step())
                .containsExactly(DrillStep.values());
        assertThat(cluster.news())
                .filteredOn(Checked.class::isInstance)
                .extracting(news -> ((Checked) news).check())
                .containsExactly("pgbackrest verify", "manifest", "orders");
    }

    @Test
    void eachCheckThatFailsIsAFindingAndTheOthersAreMade() {
        Drilled drilled = drilled(drill(List.of(
                new Question("null", "select null", new Expected.True()),
                new Question("endless", "select pg_sleep(3600)", new Expected.True()),
                new Question("10 GB", "select repeat('x', 10000) from orders, orders as more", new Expected.True()),
                new Question("right", "select 1 = 1", new Expected.True()))));

        assertThat(drilled.findings())
                .extracting(DrillFinding::code)
                .containsExactly("proof-answer-null", "proof-too-slow", "proof-too-large");
        assertThat(cluster.news()).last(as(type(Ended.class))).isNotNull();
        assertThat(cluster.news())
                .filteredOn(Checked.class::isInstance)
                .last(as(type(Checked.class)))
                .returns(true, Checked::right);
    }

    @Test
    void theChosenMomentIsHit() throws Exception {
        Files.move(cluster.manifests().resolve(made.copy()), server.resolve("aside"));
        try {
            Drilled drilled = drilled(cluster.run(asked(
                    RecoveryAct.LATEST,
                    Optional.of(between),
                    ENOUGH,
                    List.of(new MomentByTime("moment", "payments", "id", "at")))));

            assertThat(drilled.findings()).isEmpty();
            assertThat(drilled.recoveredTo()).contains(between);
        } finally {
            Files.move(server.resolve("aside"), cluster.manifests().resolve(made.copy()));
        }
    }

    @Test
    void aMomentThatHasNotComeIsNotReached() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        RecoveryResult result = cluster.run(asked(RecoveryAct.LATEST, Optional.of(tomorrow), ENOUGH, List.of()));

        assertThat(failure(result)).isEqualTo(Code.MOMENT_NOT_REACHED);
    }

    @Test
    void anEditedManifestIsFound() throws Exception {
        Path manifest = cluster.manifests().resolve(made.copy());
        byte[] before = Files.readAllBytes(manifest);
        Files.write(manifest, new byte[] {0}, StandardOpenOption.APPEND);
        try {
            assertThat(drilled(drill(List.of())).findings())
                    .extracting(DrillFinding::code)
                    .containsExactly("proof-manifest-changed");
        } finally {
            Files.write(manifest, before);
        }
    }

    @Test
    void aDeletedSegmentIsFound() throws Exception {
        Path segment = ofTheManifest;
        Path aside = server.resolve("segment");
        Files.move(segment, aside);
        try {
            assertThat(failure(drill(List.of()))).isEqualTo(Code.WAL_MISSING);
        } finally {
            Files.move(aside, segment);
        }
    }

    @Test
    void aFlippedByteOfTheArchiveIsFound() throws Exception {
        ResticFolder.Bytes.flip(ofTheManifest, Files.size(ofTheManifest) / 2);
        try {
            assertThat(failure(drill(List.of()))).isEqualTo(Code.REPOSITORY_DAMAGED);
        } finally {
            ResticFolder.Bytes.flip(ofTheManifest, Files.size(ofTheManifest) / 2);
        }
    }

    @Test
    void aWrongKeyIsFound() throws Exception {
        cluster.useSecret("wrong");
        try {
            assertThat(failure(drill(List.of()))).isEqualTo(Code.WRONG_SECRET);
        } finally {
            cluster.useSecret("right");
        }
    }

    @Test
    void aToolThatIsNotThereIsFound() throws Exception {
        cluster.useProgram(Path.of("/nonexistent/pgbackrest"));
        try {
            assertThat(failure(drill(List.of()))).isEqualTo(Code.TOOL_MISSING);
        } finally {
            cluster.useProgram(PgBackRestCluster.PGBACKREST);
        }
    }

    @Test
    void aDiskThatIsFullInTheMiddleIsFound() throws Exception {
        Assumptions.assumeTrue(Postgres.BY_ROOT, "BLOCKED: only root mounts a small file system");
        String below = cluster.restoreBelow().toString();
        // The copy fits; the changes that are replayed do not.
        String size = "size=" + (made.sizeBytes() + (10 << 20));
        Programs.run("mount", "-t", "tmpfs", "-o", size, "tmpfs", below);
        try {
            Programs.run("chown", "postgres", below);
            assertThat(failure(drill(List.of()))).isEqualTo(Code.DISK_FULL);
        } finally {
            Programs.run("umount", "-l", below);
        }
    }

    @Test
    void aCopyThatNeedsMoreThanTheDrillMayTakeIsNotRestored() {
        RecoveryResult result = cluster.run(asked(RecoveryAct.LATEST, Optional.empty(), 1_000, List.of()));

        assertThat(failure(result)).isEqualTo(Code.SPACE_EXCEEDED);
    }

    @Test
    void aDrillThatIsStoppedCleansUp() {
        cluster.host().hearing = told -> {
            if (told instanceof StepBegan(DrillStep step) && step == DrillStep.PROVE) {
                cluster.host().stopDrill();
            }
        };

        assertThat(failure(drill(List.of()))).isEqualTo(Code.DRILL_STOPPED);
        assertThat(cluster.news())
                .filteredOn(StepEnded.class::isInstance)
                .last(as(type(StepEnded.class)))
                .returns(DrillStep.CLEAN_UP, StepEnded::step)
                .returns(true, StepEnded::well);
    }

    @Test
    void whatAKilledAgentLeavesIsSweptAtTheNextStart() throws Exception {
        drills++;
        Process agent = DrillAgent.start(server, cluster.host().server, "dr-" + drills);
        Path running = cluster.restoreBelow().resolve("dr-" + drills + "/data/postmaster.pid");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(running));
        String postmaster = Files.readString(running).lines().findFirst().orElseThrow();

        agent.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(Path.of("/proc", postmaster)));
        try (RecoveryJobs next = cluster.host().jobs(InstantSource.system())) {
            next.sweep();
        }
    }
}
