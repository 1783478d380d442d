package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.Forget;
import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryAct.Retention;
import io.evenkeel.protocol.RecoveryAct.Verify;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every backup tool, tried with the real one. */
@Tag("peer")
@Timeout(180)
abstract class BackupToolContract {

    ProtectedService service;

    /** Starts what is protected and makes an empty repository. */
    abstract ProtectedService start() throws Exception;

    @BeforeEach
    void startService() throws Exception {
        service = start();
    }

    @AfterEach
    void stopService() throws Exception {
        if (service != null) {
            service.close();
        }
    }

    RecoveryResult run(RecoveryAct act) {
        return service.run(act);
    }

    BackupMade backup(Extent extent) {
        RecoveryResult result = run(new Backup(extent, List.of()));
        assertThat(result).as("%s", service.news()).isInstanceOf(BackupMade.class);
        return (BackupMade) result;
    }

    /** Made before, where that takes long. */
    void haveACopy() throws Exception {
        backup(Extent.FULL);
    }

    Code finding(RecoveryAct act) {
        RecoveryResult result = run(act);
        assertThat(result).as("%s", service.news()).isInstanceOf(Failed.class);
        return ((Failed) result).finding().code();
    }

    @Test
    void whatWasCopiedIsRestoredAsItWas() throws Exception {
        haveACopy();
        Path into = service.restoreBelow().resolve("drill");

        RecoveryResult restored = run(new Restore(RecoveryAct.LATEST, into.toString(), Optional.empty()));

        assertThat(restored).isInstanceOf(Restored.class);
        service.assertRestored(into);
    }

    @Test
    void aBackupTellsItsSizeAndWhatWasNew() throws Exception {
        BackupMade first = backup(Extent.FULL);
        service.changeALittle();

        BackupMade second = backup(service.extentOfChanges());

        assertThat(first.sizeBytes()).isGreaterThan(1_000_000);
        assertThat(second.addedBytes()).isPositive();
        service.assertSecondAddedLess(first, second);
    }

    @Test
    void progressEndsWithTheWhole() {
        backup(Extent.FULL);

        List<RecoveryNews> news = service.news();

        assertThat(news.getLast()).isInstanceOf(RecoveryNews.Ended.class);
        assertThat(news).filteredOn(RecoveryNews.Progress.class::isInstance).isNotEmpty();
    }

    @Test
    void copiesAreListedWithSizeAndTime() throws Exception {
        haveACopy();
        Instant before = Instant.now();
        backup(service.extentOfChanges());

        List<BackupCopy> copies = ((CopiesListed) run(new ListCopies())).copies();

        assertThat(copies).hasSize(2);
        assertThat(copies.getLast().at()).isBetween(before.minusSeconds(2), Instant.now());
        assertThat(copies)
                .allSatisfy(copy -> assertThat(copy.sizeBytes())
                        .hasValueSatisfying(size -> assertThat(size).isGreaterThan(1_000_000)));
    }

    @Test
    void theRoomOfARepositoryOnThisHostIsTold() {
        assertThat(((CopiesListed) run(new ListCopies())).space())
                .as("of a repository elsewhere: nothing")
                .satisfies(service::assertRoom);
    }

    @Test
    void aSoundRepositoryIsVerified() throws Exception {
        haveACopy();

        assertThat(run(new Verify())).isEqualTo(new Verified());
    }

    @Test
    void aFlippedByteIsFound() throws Exception {
        haveACopy();
        service.flipAByte();

        assertThat(finding(new Verify())).isEqualTo(Code.REPOSITORY_DAMAGED);
    }

    @Test
    void aWrongSecretIsSaidAndNotShown() throws Exception {
        haveACopy();
        service.useSecret("wrong-horse");

        RecoveryResult result = run(new Restore(
                RecoveryAct.LATEST, service.restoreBelow().resolve("drill").toString(), Optional.empty()));

        assertThat(((Failed) result).finding().code()).isEqualTo(Code.WRONG_SECRET);
        assertThat(service.news().toString()).doesNotContain("wrong-horse");
    }

    @Test
    void aMissingRepositoryIsSaid() throws Exception {
        service.loseRepository();

        assertThat(finding(new Verify())).isEqualTo(Code.REPOSITORY_MISSING);
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() throws Exception {
        haveACopy();
        Path into = Files.createDirectory(service.restoreBelow().resolve("used"));
        Files.writeString(into.resolve("kept"), "");

        assertThat(finding(new Restore(RecoveryAct.LATEST, into.toString(), Optional.empty())))
                .isEqualTo(Code.FOLDER_NOT_EMPTY);
    }

    @Test
    void nothingIsRestoredElsewhere() {
        RecoveryResult result = run(new Restore(RecoveryAct.LATEST, "/tmp/elsewhere", Optional.empty()));

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(((Refused) result).sentence()).contains("/tmp/elsewhere is not below");
    }

    @Test
    void aCopyThatIsNotThereIsSaid() throws Exception {
        haveACopy();

        assertThat(finding(new Restore(
                        service.unknownCopy(),
                        service.restoreBelow().resolve("drill").toString(),
                        Optional.empty())))
                .isEqualTo(Code.COPY_MISSING);
    }

    @Test
    void copiesBeyondTheRetentionAreForgotten() throws Exception {
        haveACopy();
        backup(Extent.FULL);
        BackupMade last = backup(Extent.FULL);

        RecoveryResult result = run(new Forget(new Retention(Retention.Unit.COPIES, 2)));

        assertThat(result).isEqualTo(new Forgotten(1, 2));
        assertThat(((CopiesListed) run(new ListCopies())).copies().getLast().id())
                .startsWith(last.copy());
    }

    @Test
    void theHostKeepsCopiesWhateverTheServerSays() {
        RecoveryResult result = run(new Forget(new Retention(Retention.Unit.COPIES, 1)));

        assertThat(((Refused) result).sentence()).contains("keeps at least 2 copies");
    }

    @Test
    void aToolThatIsNotThereIsSaid() throws Exception {
        service.useProgram(Path.of("/nonexistent/tool"));

        assertThat(finding(new ListCopies())).isEqualTo(Code.TOOL_MISSING);
    }
}
