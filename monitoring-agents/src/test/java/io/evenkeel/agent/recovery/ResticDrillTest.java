package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.evenkeel.agent.recovery.Policy.Restic;
import io.evenkeel.agent.recovery.Policy.Terms;
import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews.Checked;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drills of files. */
@Tag("peer")
@Timeout(120)
class ResticDrillTest {

    private static final long ENOUGH = 1L << 30;

    @TempDir
    Path folder;

    private ResticFolder service;
    private BackupMade made;

    @BeforeEach
    void makeACopy() throws Exception {
        Programs.need("/usr/bin/restic");
        service = new ResticFolder(folder);
        Files.writeString(service.source.resolve("line\nend \\ back"), "an odd name");
        awaitTheFilesAreOlderThanTheCopy();
        RecoveryResult result = service.run(new Backup(Extent.FULL, List.of()));
        assertThat(result).as("%s", service.news()).isInstanceOf(BackupMade.class);
        made = (BackupMade) result;
    }

    /** What was written in the hundredths of a second before a copy is begun counts as changing, and is not compared. */
    private static void awaitTheFilesAreOlderThanTheCopy() {
        long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        service.close();
        try (var left = Files.list(service.restoreBelow())) {
            assertThat(left).isEmpty();
        }
    }

    private Drill asked(long most) {
        return new Drill(
                "dr-1",
                RecoveryAct.LATEST,
                Optional.empty(),
                most,
                List.of(),
                made.manifest().map(ManifestTaken::sha256));
    }

    private List<String> findings() {
        RecoveryResult result = service.run(asked(ENOUGH));
        assertThat(result).as("%s", service.news()).isInstanceOf(Drilled.class);
        return ((Drilled) result).findings().stream().map(DrillFinding::code).toList();
    }

    private Path manifest() {
        return folder.resolve("manifests/restic-files").resolve(made.copy());
    }

    @Test
    void whatTheManifestHasIsRestoredAndProved() {
        assertThat(made.manifest()).hasValueSatisfying(taken -> {
            assertThat(taken.entries()).isEqualTo(22);
            assertThat(taken.bytes()).isEqualTo(2_000_011);
        });

        assertThat(findings()).isEmpty();
        assertThat(service.news())
                .filteredOn(StepEnded.class::isInstance)
                .extracting(news -> ((StepEnded) news).step())
                .containsExactly(DrillStep.PREPARE, DrillStep.RESTORE, DrillStep.PROVE, DrillStep.CLEAN_UP);
        assertThat(service.news())
                .filteredOn(Checked.class::isInstance)
                .last(as(type(Checked.class)))
                .extracting(Checked::seen, as(STRING))
                .startsWith("22 files are the same");
    }

    @Test
    void aFlippedByteIsFound() throws Exception {
        service.flipAByte();

        assertThat(service.run(asked(ENOUGH)))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.finding().code()).isEqualTo(Code.REPOSITORY_DAMAGED));
    }

    @Test
    void anEditedAndAMissingManifestAreFound() throws Exception {
        Files.writeString(manifest(), "edited");
        assertThat(findings()).containsExactly("proof-manifest-changed");

        Files.delete(manifest());
        assertThat(findings()).containsExactly("proof-manifest-missing");
    }

    @Test
    void manifestsGoWithTheirCopies() throws Exception {
        service.run(new ListCopies());
        assertThat(manifest()).exists();

        Programs.run(
                "restic",
                "--no-cache",
                "--repo",
                service.data.toString(),
                "--password-file",
                folder.resolve("secret").toString(),
                "forget",
                made.copy());
        service.run(new ListCopies());

        assertThat(manifest()).doesNotExist();
    }

    @Test
    void aCopyThatNeedsMoreThanTheDrillMayTakeIsNotRestored() {
        assertThat(service.run(asked(1_000)))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.finding().code()).isEqualTo(Code.SPACE_EXCEEDED));
    }

    @Test
    void aToolThatHangsIsEndedAndTheDrillFails() throws Exception {
        Path hanging = folder.resolve("hanging");
        Files.writeString(hanging, "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(hanging, PosixFilePermissions.fromString("rwxr-xr-x"));
        var allowed =
                (Restic) JobsFile.read(folder.resolve("jobs.conf")).policies().get("restic/files");
        var terms = new Terms(
                "files",
                hanging,
                Optional.empty(),
                Duration.ofSeconds(1),
                allowed.terms().restoreBelow(),
                1);
        var policy = new Restic(
                terms, allowed.repository(), allowed.secret(), allowed.paths(), Optional.empty(), Optional.empty());
        Drill drill = asked(ENOUGH);
        var job = new RecoveryJob("web1", 9, Instant.now(), "restic", "files", drill);

        try (var drills = new Drills(
                RecoveryHost.GUARD,
                RecoveryHost.GUARD.resolveSibling("drill-sandbox"),
                folder.resolve("manifests"),
                InstantSource.system())) {
            assertThat(drills.run(policy, job, drill, new Telling(news -> {})))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.finding().code()).isEqualTo(Code.TOOL_HANGS));
        }
    }
}
