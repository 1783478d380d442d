package io.evenkeel.notify.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.notify.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestMessagesTests {

    @TempDir
    Path data;

    private NotifyRoom room;
    private TestMessages messages;
    private Person wei;

    @BeforeEach
    void open() {
        room = NotifyRoom.open(data);
        messages = room.rooms.get(TestMessages.class);
        wei = room.person("wei");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void reachesTheOpenConsoleOfWhoAsked() {
        room.screens.open.add(wei.id());

        String key = messages.send(actor(wei), Channel.CONSOLE);
        room.look();

        assertThat(room.screens.shown).extracting("key").containsExactly(key);
    }

    @Test
    void goesToTheOwnAddress() {
        room.mailServerAt(1);

        messages.send(actor(wei), Channel.EMAIL);

        assertThat(room.notifications.about("test").getFirst().notice().address())
                .isEqualTo("wei@example.org");
    }

    @Test
    void saysWhatIsMissingForMail() {
        refused(Refusal.Kind.CONFLICT, "mail-not-set", () -> messages.send(actor(wei), Channel.EMAIL));

        room.mailServerAt(1);
        room.rooms.get(People.class).change(ADMINISTRATOR, wei.id(), wei.displayName(), Optional.empty(), wei.role());
        refused(Refusal.Kind.CONFLICT, "address-missing", () -> messages.send(actor(wei), Channel.EMAIL));
    }

    @Test
    void nobodyIsFloodedWithTests() {
        for (int sent = 0; sent < 5; sent++) {
            messages.send(actor(wei), Channel.CONSOLE);
        }

        refused(Refusal.Kind.TOO_MANY, "too-many-tests", () -> messages.send(actor(wei), Channel.CONSOLE));
        room.pass(Duration.ofMinutes(10));
        assertThat(messages.send(actor(wei), Channel.CONSOLE)).startsWith("test/");
    }

    @Test
    void onlyPeopleTestTheirChannels() {
        lacksRight(() -> messages.send(RealRooms.NOBODY, Channel.CONSOLE));
        refused(
                Refusal.Kind.FORBIDDEN,
                "person-needed",
                () -> messages.send(RealRooms.with(Right.OWN_ACCOUNT), Channel.CONSOLE));
    }

    private static Actor actor(Person person) {
        return new Actor(
                Actor.Kind.PERSON,
                person.id().toString(),
                person.displayName(),
                person.role().rights());
    }
}
