package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.recovery.Coverage.Gap;
import io.evenkeel.recovery.Coverage.Line;
import io.evenkeel.recovery.RecoveryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board, and the alerts that follow from the same facts. */
class CoverageTests {
    @TempDir
    Path data;

    private RecoveryRoom room;

    @BeforeEach
    void open() {
        room = new RecoveryRoom(data);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Line shop() {
        return room.coverage.board().stream()
                .filter(line -> line.item().equals(room.shop.id()))
                .findFirst()
                .orElseThrow();
    }

    /** A night's backup, begun at 02:30. */
    private void night(String copy, long size) {
        room.backedUp(copy, size);
        room.ends(room.take(), new Failed(new RecoveryFinding(RecoveryFinding.Code.TOOL_HANGS, "no list")));
    }

    @Test
    void aCriticalItemWithoutAPolicyIsShown() {
        room.item("intranet", Criticality.LOW);

        assertThat(room.coverage.board()).singleElement().satisfies(line -> {
            assertThat(line.itemName()).isEqualTo("shop");
            assertThat(line.gaps()).containsExactly(Gap.NO_POLICY);
        });
    }

    @Test
    void aPolicyAloneIsNoCopy() {
        room.policy();

        assertThat(shop().gaps()).containsExactlyInAnyOrder(Gap.NO_GOOD_COPY, Gap.NO_DRILL);
    }

    @Test
    void aCheckedCopyClosesTheGapUntilItIsTooOld() {
        room.policy();
        room.passes(Duration.ofMinutes(30));
        night("a", 1_000);
        assertThat(shop().gaps()).containsExactly(Gap.NO_DRILL);
        assertThat(shop().lastGood()).contains(room.clock.instant());

        room.clock.advance(Duration.ofHours(25).plusSeconds(1));

        assertThat(shop().gaps()).containsExactlyInAnyOrder(Gap.LATE, Gap.NO_DRILL);
    }

    @Test
    void aRetiredItemIsSaidToBeGone() {
        RecoveryPolicy policy = room.policy();
        room.inventory.retire(RealRooms.ADMINISTRATOR, room.shop.id(), OptionalLong.empty());

        assertThat(room.coverage.board()).singleElement().satisfies(line -> {
            assertThat(line.gaps()).contains(Gap.ITEM_GONE);
            assertThat(line.policy()).contains(policy);
        });
    }

    @Test
    void whatLacksMostStandsFirst() {
        room.policy();
        room.item("zoo", Criticality.CRITICAL);

        assertThat(room.coverage.board()).extracting(Line::itemName).containsExactly("zoo", "shop");
    }

    @Test
    void aLateCopyAlertsOnceNoJobIsUnderWay() {
        room.policy();
        room.passes(Duration.ofMinutes(30));
        night("a", 1_000);
        room.passes(Duration.ofHours(26));
        assertThat(room.alerts()).as("the next job waits").isEmpty();

        room.passes(RecoveryLook.UNFETCHED.plusSeconds(1));

        assertThat(room.alerts()).containsExactlyInAnyOrder("BackupLate", "BackupFailed");
        assertThat(room.raised.getFirst().labels())
                .containsEntry("host", "web1")
                .containsEntry("policy", "files");
    }

    @Test
    void anOddlySmallCopyAlerts() {
        room.policy();
        room.passes(Duration.ofMinutes(30));
        for (int i = 0; i < 3; i++) {
            night("copy" + i, 1_000_000);
            room.passes(Duration.ofDays(1));
        }
        assertThat(room.alerts()).isEmpty();

        night("small", 1_000);
        room.look();

        assertThat(room.alerts()).containsExactly("BackupShrank");
        assertThat(room.raised.getFirst().annotations().get("description")).contains("1000 bytes");
    }

    @Test
    void aFailedCheckAlertsWithWhatWasFound() {
        room.policy();
        room.passes(Duration.ofMinutes(30));
        room.ends(room.take(), new Failed(new RecoveryFinding(RecoveryFinding.Code.DISK_FULL, "no room in /srv")));

        room.look();

        assertThat(room.alerts()).containsExactly("BackupFailed");
        assertThat(room.raised.getFirst().annotations()).containsEntry("description", "disk-full: no room in /srv");
    }
}
