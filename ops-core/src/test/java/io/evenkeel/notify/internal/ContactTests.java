package io.evenkeel.notify.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts.Contact;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTests {

    private static final String OTHER = "wei@private.example.org";

    @TempDir
    Path data;

    private final GreenMail sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private NotifyRoom room;
    private ContactBook book;
    private Person wei;
    private Actor asWei;

    @BeforeEach
    void open() {
        sink.start();
        room = NotifyRoom.open(data);
        room.mailServerAt(sink.getSmtp().getPort());
        book = room.rooms.get(ContactBook.class);
        wei = room.person("wei");
        asWei = NotifyRoom.actor(wei);
    }

    @AfterEach
    void close() {
        room.close();
        sink.stop();
    }

    @Test
    void anAddressIsUsableOnlyWhenItsCodeWasEntered() throws MessagingException {
        UUID id = add(OTHER);
        room.look();
        assertThat(book.usable(wei.id())).isEmpty();
        String code = code();

        Contact verified = book.verify(asWei, id, " " + code + " ");

        assertThat(verified.verified()).isTrue();
        assertThat(book.usable(wei.id())).extracting(Contact::sendTo).containsExactly(OTHER);
        assertThat(room.rooms.get(Audit.class).list(Optional.of("wei"), Optional.empty(), 10))
                .extracting(Audit.Act::verb)
                .contains("notify.add-contact", "notify.verify-contact");
    }

    @Test
    void theAddressOfTheAccountIsShownButNotUsedUntilItIsVerified() throws MessagingException {
        assertThat(book.mine(asWei))
                .singleElement()
                .satisfies(contact -> assertThat(contact.address()).isEqualTo("wei@example.org"))
                .satisfies(contact -> assertThat(contact.verified()).isFalse());
        assertThat(book.usable(wei.id())).isEmpty();
        UUID shown = book.mine(asWei).getFirst().id();

        UUID id = add("wei@example.org");
        room.look();
        book.verify(asWei, id, code());

        assertThat(id).as("the same contact").isEqualTo(shown);
        assertThat(book.mine(asWei)).singleElement().matches(Contact::verified);
    }

    @Test
    void mailIsOnlyUsableWhileAMailServerIsSet() {
        room.contact(wei, Channel.EMAIL, OTHER);
        room.contact(wei, Channel.WEBHOOK, "https://hooks.example.org/");
        assertThat(book.usable(wei.id())).hasSize(2);
        room.rooms.sql().sql("DELETE FROM notify.mail_server").update();
        assertThat(book.usable(wei.id())).extracting(Contact::channel).containsExactly(Channel.WEBHOOK);
    }

    @Test
    void aCodeIsTriedFiveTimes() throws MessagingException {
        UUID id = add(OTHER);
        room.look();
        String right = code();
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 4; i >= 0; i--) {
            assertThatThrownBy(() -> book.verify(asWei, id, wrong))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("not the code");
        }
        assertThatThrownBy(() -> book.verify(asWei, id, right))
                .as("even the right one")
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No code is valid");
        add(OTHER);
        room.look();
        assertThat(book.verify(asWei, id, lastCode()).verified()).isTrue();
    }

    @Test
    void aCodeLastsAQuarterOfAnHourAndOnlyTheLastCounts() throws MessagingException {
        UUID id = add(OTHER);
        room.look();
        String first = code();
        room.pass(Duration.ofMinutes(15));
        assertThatThrownBy(() -> book.verify(asWei, id, first)).isInstanceOf(Refusal.class);
        add(OTHER);
        room.look();
        String second = lastCode();
        if (!second.equals(first)) {
            assertThatThrownBy(() -> book.verify(asWei, id, first)).isInstanceOf(Refusal.class);
        }
        assertThat(book.verify(asWei, id, second).verified()).isTrue();
    }

    @Test
    void codesAreNotAskedForWithoutEnd() {
        for (int i = 0; i < 5; i++) {
            add("wei" + i + "@example.org");
        }
        assertThatThrownBy(() -> add("wei9@example.org"))
                .isInstanceOf(Refusal.class)
                .extracting(refused -> ((Refusal) refused).kind())
                .isEqualTo(Refusal.Kind.TOO_MANY);
        room.pass(Duration.ofMinutes(11));
        assertThat(add("wei9@example.org")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wei", "wei@", "Wei <wei@example.org>", "wei@example.org\nBcc: all@example.org"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> add(address)).isInstanceOf(Refusal.class);
    }

    @Test
    void theContactsOfOthersAreOutOfReach() {
        UUID id = add(OTHER);
        Actor asAna = NotifyRoom.actor(room.person("ana"));
        assertThatThrownBy(() -> book.verify(asAna, id, "123456"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no such contact");
        assertThatThrownBy(() -> book.remove(asAna, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> book.mine(RealRooms.NOBODY)).isInstanceOf(Refusal.class);
    }

    @Test
    void aRemovedContactIsGone() {
        UUID id = room.contact(wei, Channel.EMAIL, OTHER);
        book.remove(asWei, id);
        assertThat(book.usable(wei.id())).isEmpty();
        assertThatThrownBy(() -> book.remove(asWei, id)).isInstanceOf(Refusal.class);
    }

    @Test
    void aVerifiedContactIsNotAddedAgain() {
        room.contact(wei, Channel.EMAIL, OTHER);
        assertThatThrownBy(() -> add(OTHER)).isInstanceOf(Refusal.class).hasMessageContaining("verified already");
    }

    @Test
    void anUpgradeTakesOverTheAddressesThatWerePaged() {
        // As after the upgrade's migration: people are known, nothing was taken over yet.
        room.rooms.sql().sql("DELETE FROM notify.adoption").update();
        KnownAddresses known = room.rooms.get(KnownAddresses.class);

        known.adoptOnce();
        room.person("ana");
        known.adoptOnce();

        assertThat(book.usable(wei.id())).extracting(Contact::address).containsExactly("wei@example.org");
        assertThat(room.rooms
                        .sql()
                        .sql("SELECT count(*) FROM notify.contact")
                        .query(Integer.class)
                        .single())
                .as("only once: who came later verifies")
                .isEqualTo(1);
    }

    private UUID add(String address) {
        return book.add(asWei, Channel.EMAIL, address).id();
    }

    private String code() throws MessagingException {
        assertThat(sink.getReceivedMessages()).hasSize(1);
        return lastCode();
    }

    private String lastCode() throws MessagingException {
        var received = sink.getReceivedMessages();
        return received[received.length - 1].getSubject().replaceAll("\\D", "");
    }
}
