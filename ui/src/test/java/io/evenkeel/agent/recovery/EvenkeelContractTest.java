package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with Evenkeel's own command, and what is special to it. */
class EvenkeelContractTest extends BackupToolContract {

    @TempDir
    Path folder;

    private EvenkeelInstallation evenkeel() {
        return (EvenkeelInstallation) service;
    }

    @Override
    ProtectedService start() throws Exception {
        return new EvenkeelInstallation(folder);
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        String into = service.restoreBelow().resolve("drill").toString();

        assertThat(List.of(
                        run(new Backup(Extent.INCREMENTAL, List.of())),
                        run(new Backup(Extent.FULL, List.of("/etc"))),
                        run(new Restore(RecoveryAct.LATEST, into, Optional.of(Instant.EPOCH)))))
                .allSatisfy(result -> assertThat(((Refused) result).code()).isEqualTo(Reason.UNABLE));
    }

    @Test
    void aCopysNameLeadsNowhereElse() {
        String into = service.restoreBelow().resolve("drill").toString();

        assertThat(((Refused) run(new Restore("../evenkeel", into, Optional.empty()))).code())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void aDrillRestoresAndStartsItAndLeavesNothing() throws Exception {
        String copy = backup(Extent.FULL).copy();

        RecoveryResult result =
                run(new Drill("dr-1", RecoveryAct.LATEST, Optional.empty(), 4L << 30, List.of(), Optional.empty()));

        assertThat(result).as("%s", service.news()).isInstanceOf(Drilled.class);
        assertThat(((Drilled) result).copy()).isEqualTo(copy);
        assertThat(((Drilled) result).findings()).isEmpty();
        assertThat(service.news())
                .filteredOn(StepEnded.class::isInstance)
                .map(told -> ((StepEnded) told).step())
                .containsExactly(
                        DrillStep.PREPARE, DrillStep.RESTORE, DrillStep.START, DrillStep.PROVE, DrillStep.CLEAN_UP);
        assertThat(service.restoreBelow().resolve("dr-1")).doesNotExist();
    }

    @Test
    void aDrillOfADamagedBackupFindsIt() throws Exception {
        backup(Extent.FULL);
        service.flipAByte();

        assertThat(finding(
                        new Drill("dr-2", RecoveryAct.LATEST, Optional.empty(), 4L << 30, List.of(), Optional.empty())))
                .isEqualTo(Code.REPOSITORY_DAMAGED);
        assertThat(service.restoreBelow().resolve("dr-2")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsDownIsSaid() throws Exception {
        evenkeel().useDatabase("postgresql://evenkeel@127.0.0.1:9/evenkeel");

        assertThat(finding(new Backup(Extent.FULL, List.of()))).isEqualTo(Code.DATABASE_DOWN);
    }
}
