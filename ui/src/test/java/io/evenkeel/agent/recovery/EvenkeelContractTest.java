package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryFinding.Code;
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
    void aDatabaseThatIsDownIsSaid() throws Exception {
        evenkeel().useDatabase("postgresql://evenkeel@127.0.0.1:9/evenkeel");

        assertThat(finding(new Backup(Extent.FULL, List.of()))).isEqualTo(Code.DATABASE_DOWN);
    }
}
