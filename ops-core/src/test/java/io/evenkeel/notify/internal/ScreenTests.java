package io.evenkeel.notify.internal;

import static io.evenkeel.notify.internal.NotifyRoom.screen;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in open browsers. */
class ScreenTests {

    private static final UUID WEI = UUID.randomUUID();

    @TempDir
    Path data;

    private NotifyRoom room;

    @BeforeEach
    void open() {
        room = NotifyRoom.open(data);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anOpenConsoleShowsItAtOnce() {
        room.screens.open.add(WEI);
        room.send(screen("page/1", WEI));
        room.look();

        assertThat(room.screens.shown).extracting("key").containsExactly("page/1");
        assertThat(room.delivered().getFirst().channel()).isEqualTo(Channel.CONSOLE);
    }

    @Test
    void whatPressesIsShownAsPressingAlsoToWhoOpensTheConsoleLater() {
        room.send(screen("drill/1", WEI), screen("drill/2", WEI).pressing(true));
        room.look();

        room.screens.open.add(WEI);
        room.look();

        assertThat(room.screens.shown)
                .filteredOn(Notice::pressing)
                .extracting("key")
                .containsExactly("drill/2");
    }

    @Test
    void whoOpensTheConsoleLaterSeesItWithTheNextLook() {
        room.send(screen("page/1", WEI), screen("page/2", UUID.randomUUID()));
        room.look();
        room.look();
        assertThat(room.sent("page/1").detail()).startsWith("No console of this person is open.");
        assertThat(room.sent("page/1").attempts()).isEqualTo(1);

        room.screens.open.add(WEI);
        room.look();

        assertThat(room.screens.shown).extracting("key").containsExactly("page/1");
        assertThat(room.sent("page/2").state()).isEqualTo("waiting");
    }

    @Test
    void isGivenUpWhenNobodyLookedForHalfAnHour() {
        room.send(screen("page/1", WEI));
        for (int minute = 0; minute < 29; minute++) {
            room.look();
            room.pass(Duration.ofMinutes(1));
        }
        assertThat(room.failed()).isEmpty();

        room.pass(Duration.ofMinutes(1));
        room.look();

        assertThat(room.failed()).hasSize(1);
        assertThat(room.failed().getFirst().reason()).startsWith("No console");
        room.screens.open.add(WEI);
        room.look();
        assertThat(room.screens.shown).isEmpty();
    }
}
