package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.protocol.RecoveryResult.Verified;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.SpaceLeft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room that copies have, told from night to night. */
class SpaceTests {
    private static final long GIB = 1L << 30;

    @TempDir
    Path data;

    private RecoveryRoom room;
    private RecoveryPolicy policy;

    @BeforeEach
    void open() {
        room = new RecoveryRoom(data);
        policy = room.policy();
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** A backup that adds so much, its check, what is removed, and the list with what is free. */
    private void night(int number, long added, long free) {
        room.passes(Duration.ofDays(1));
        RecoveryJob backup = room.take();
        String copy = "%08x".formatted(number);
        room.ends(backup, new BackupMade(copy, GIB, added, Optional.empty(), Duration.ofSeconds(5)));
        room.ends(room.take(), new Verified());
        room.ends(room.take(), new Forgotten(0, 1));
        room.ends(
                room.take(),
                new CopiesListed(
                        List.of(new BackupCopy(copy, "full", room.clock.instant(), Optional.of(GIB))),
                        Optional.of(new RepositorySpace(free, 1_000 * GIB))));
        room.look();
    }

    private SpaceLeft space() {
        return room.backups.space(policy.id()).orElseThrow();
    }

    @Test
    void whatTheHostToldLastIsShown() {
        assertThat(room.backups.space(policy.id())).isEmpty();
        night(1, GIB, 300 * GIB);
        night(2, GIB, 299 * GIB);

        assertThat(space().freeBytes()).isEqualTo(299 * GIB);
        assertThat(space().at()).isEqualTo(room.clock.instant());
        assertThat(room.alerts()).isEmpty();
    }

    @Test
    void aDiskThatIsFullBeforeTheOldestCopyMayGoAlerts() {
        for (int night = 1; night <= 30; night++) {
            night(night, GIB, (320 - 10L * night) * GIB);
        }

        assertThat(space().fullAt()).isPresent();
        assertThat(room.alerts()).containsExactly("BackupSpaceShort");
        assertThat(room.raised.getFirst().annotations().get("description")).contains("copies are kept for 7 days");
    }

    @Test
    void aDiskThatIsFullLaterDoesNotAlert() {
        for (int night = 1; night <= 30; night++) {
            night(night, GIB, (450 - 10L * night) * GIB);
        }

        assertThat(space().fullAt()).isPresent();
        assertThat(room.alerts()).isEmpty();
    }

    @Test
    void aCopyThatWouldNotFitAlertsWithoutAForecast() {
        night(1, 5 * GIB, 4 * GIB);

        assertThat(space().fullAt()).isEmpty();
        assertThat(room.alerts()).containsExactly("BackupSpaceShort");
    }
}
