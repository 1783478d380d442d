package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is special to restic. */
@Tag("peer")
@Timeout(120)
class ResticFaultsTest {

    private static final RecoveryAct BACKUP = new Backup(Extent.FULL, List.of());

    @TempDir
    Path folder;

    private static Code code(RecoveryResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return ((Failed) result).finding().code();
    }

    @Test
    void aFullDiskIsSaidWhileBackingUp() throws Exception {
        Programs.need("/usr/bin/restic");
        Assumptions.assumeTrue(Postgres.BY_ROOT, "BLOCKED: only root mounts a small file system");
        Path small = Files.createDirectory(folder.resolve("small"));
        Programs.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString());
        Path data = small.resolve("repo");
        try (var service = new ResticFolder(folder, data, data.toString(), "")) {
            assertThat(code(service.run(BACKUP))).isEqualTo(Code.DISK_FULL);
        } finally {
            Programs.run("umount", "-l", small.toString());
        }
    }

    @Test
    void aFullDiskIsSaidWhileRestoring() throws Exception {
        Programs.need("/usr/bin/restic");
        Assumptions.assumeTrue(Postgres.BY_ROOT, "BLOCKED: only root mounts a small file system");
        try (var service = new ResticFolder(folder)) {
            assertThat(service.run(BACKUP)).isInstanceOf(BackupMade.class);
            Programs.run(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=1m",
                    "tmpfs",
                    service.restoreBelow().toString());
            try {
                String into = service.restoreBelow().resolve("drill").toString();
                assertThat(code(service.run(new Restore(RecoveryAct.LATEST, into, Optional.empty()))))
                        .isEqualTo(Code.DISK_FULL);
            } finally {
                Programs.run("umount", "-l", service.restoreBelow().toString());
            }
        }
    }

    @Test
    void whatIsProtectedAndGoneIsSaid() throws Exception {
        Programs.need("/usr/bin/restic");
        try (var service = new ResticFolder(folder)) {
            Files.move(service.source, folder.resolve("moved"));

            assertThat(code(service.run(BACKUP))).isEqualTo(Code.SOURCE_UNREADABLE);
        }
    }

    @Test
    void whatResticDoesNotKnowIsRefused() throws Exception {
        Programs.need("/usr/bin/restic");
        try (var service = new ResticFolder(folder)) {
            String into = service.restoreBelow().resolve("drill").toString();

            RecoveryResult moment = service.run(new Restore(RecoveryAct.LATEST, into, Optional.of(Instant.EPOCH)));
            RecoveryResult extent = service.run(new Backup(Extent.INCREMENTAL, List.of()));

            assertThat(List.of(moment, extent))
                    .allSatisfy(result -> assertThat(((Refused) result).code()).isEqualTo(Reason.UNABLE));
        }
    }

    @Test
    void aFolderOfThePolicyIsCopiedAlone() throws Exception {
        Programs.need("/usr/bin/restic");
        try (var service = new ResticFolder(folder)) {
            String one = service.source.resolve("order-1").toString();

            var made = (BackupMade) service.run(new Backup(Extent.FULL, List.of(one)));

            assertThat(made.sizeBytes()).isEqualTo(100_000);
        }
    }

    @Test
    void aLinkLeadsToNothingElse() throws Exception {
        Programs.need("/usr/bin/restic");
        try (var service = new ResticFolder(folder)) {
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
            Files.writeString(elsewhere.resolve("private"), "not for copies");
            Files.createSymbolicLink(service.source.resolve("link"), elsewhere);
            String through = service.source.resolve("link/private").toString();

            RecoveryResult result = service.run(new Backup(Extent.FULL, List.of(through)));

            assertThat(result).isInstanceOf(Refused.class);
            assertThat(((Refused) result).sentence()).contains("is not among the paths of files");
        }
    }
}
