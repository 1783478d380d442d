package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something worth a backup, with a repository of its tool, and the accidents that may befall both. */
interface ProtectedService extends AutoCloseable {

    RecoveryResult run(RecoveryAct act);

    /** Of the last run. */
    List<RecoveryNews> news();

    Path restoreBelow();

    void assertRestored(Path folder) throws Exception;

    void changeALittle() throws Exception;

    Extent extentOfChanges();

    /** Of a tool that stores what changed, which most do. */
    default void assertSecondAddedLess(BackupMade first, BackupMade second) {
        assertThat(second.addedBytes()).isLessThan(first.addedBytes());
        assertThat(second.changeRate()).isLessThan(first.changeRate());
    }

    /** Of one whose repository lies on this host. */
    default void assertRoom(Optional<RepositorySpace> space) {
        assertThat(space).hasValueSatisfying(room -> {
            assertThat(room.freeBytes()).isPositive();
            assertThat(room.totalBytes()).isGreaterThanOrEqualTo(room.freeBytes());
        });
    }

    String unknownCopy();

    void flipAByte() throws Exception;

    void useSecret(String secret) throws Exception;

    void useProgram(Path program) throws Exception;

    void loseRepository() throws Exception;

    @Override
    void close() throws IOException;
}
