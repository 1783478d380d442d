package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.TroubleBegan;
import io.evenkeel.notify.Troubles;
import io.evenkeel.oncall.fakes.HeardEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that fails three times is told; old notices are removed. */
class TroublesTests {

    @TempDir
    Path data;

    private final GreenMail sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private NotifyRoom room;
    private Person wei;

    @BeforeEach
    void open() {
        sink.start();
        room = NotifyRoom.open(data);
        room.mailServerAt(1);
        wei = room.person("wei");
        room.contact(wei, Channel.EMAIL, NotifyRoom.ADDRESS);
    }

    @AfterEach
    void close() {
        room.close();
        sink.stop();
    }

    @Test
    void theThirdFailureIsToldOnceAndASuccessEndsIt() {
        room.send(page("page/1"));
        room.look();
        room.pass(Duration.ofSeconds(5));
        room.look();
        assertThat(troubles()).isEmpty();
        room.pass(Duration.ofSeconds(15));
        room.look();

        assertThat(troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.code()).isEqualTo("channel-failed");
            assertThat(trouble.subject()).isEqualTo(NotifyRoom.ADDRESS);
            assertThat(trouble.sentence()).contains("could not be reached");
        });
        assertThat(room.rooms.get(Contacts.class).of(wei.id()).getFirst().failedSince())
                .isPresent();
        room.pass(Duration.ofSeconds(45));
        room.look();
        assertThat(told()).hasSize(1);

        room.mailServerAt(sink.getSmtp().getPort());
        room.pass(Duration.ofMinutes(5));
        room.look();
        assertThat(troubles()).isEmpty();
        assertThat(room.rooms.get(Contacts.class).of(wei.id()).getFirst().failedSince())
                .isEmpty();
    }

    @Test
    void manyThatMeetTheSameOutageAtOnceAreOneFailure() {
        IntStream.range(0, 8).forEach(number -> room.send(page("page/" + number)));
        room.look();
        assertThat(troubles()).isEmpty();
    }

    @Test
    void anAddressThatNobodyVerifiedIsNoTrouble() {
        room.send(new Notice("code/1", Channel.EMAIL, wei.id(), "typo@example.org", "s", "t", ContactBook.CODES));
        for (int i = 0; i < 6; i++) {
            room.look();
            room.pass(Duration.ofMinutes(3));
        }
        assertThat(troubles()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void settledNoticesAreRemovedAfterNinetyDaysAndWaitingOnesNever() {
        UUID nobody = UUID.randomUUID();
        room.mailServerAt(sink.getSmtp().getPort());
        room.send(page("page/old"));
        room.look();
        room.send(NotifyRoom.screen("page/waiting", nobody));
        Chores chores = room.rooms.get(Chores.class);
        chores.cleanIfDue();
        room.pass(Duration.ofDays(89));
        chores.cleanIfDue();
        assertThat(keys()).containsExactlyInAnyOrder("page/old", "page/waiting");
        room.pass(Duration.ofDays(2));
        chores.cleanIfDue();
        assertThat(keys()).containsExactly("page/waiting");
    }

    private List<String> keys() {
        return room.notifications.about("INC-12").stream()
                .map(sent -> sent.notice().key())
                .toList();
    }

    private List<Troubles.Trouble> troubles() {
        return room.rooms.get(Troubles.class).all();
    }

    private List<TroubleBegan> told() {
        return room.rooms.get(HeardEvents.class).of(TroubleBegan.class);
    }

    private Notice page(String key) {
        return new Notice(key, Channel.EMAIL, wei.id(), NotifyRoom.ADDRESS, "s", "t", "INC-12");
    }
}
