package io.evenkeel.notify.internal;

import static io.evenkeel.notify.internal.NotifyRoom.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.internal.NoticeAttempts.Claimed;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page goes at once, later ones within a minute in one message; nothing of it is lost. */
class GatheredTests {

    private static final UUID WEI = UUID.randomUUID();

    @TempDir
    Path data;

    private final GreenMail sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private NotifyRoom room;

    @BeforeEach
    void open() {
        sink.start();
        room = NotifyRoom.open(data);
        room.mailServerAt(sink.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        room.close();
        sink.stop();
    }

    @Test
    void theFirstGoesAtOnceAndLaterOnesTogether() throws MessagingException, IOException {
        room.send(page("page/1", 2));
        room.look();
        assertThat(received()).hasSize(1);
        room.pass(Duration.ofSeconds(10));
        room.send(page("page/2", 3));
        room.pass(Duration.ofSeconds(20));
        room.send(page("page/3", 2));
        room.look();
        assertThat(received()).as("they wait").hasSize(1);
        room.pass(Duration.ofSeconds(30));
        room.look();

        MimeMessage together = received().getLast();
        assertThat(received()).hasSize(2);
        assertThat(together.getSubject()).isEqualTo("2 messages within a minute: INC-12");
        assertThat(together.getContent().toString()).contains("text of page/2").contains("text of page/3");
        assertThat(together.getHeader("Evenkeel-Gathered")).containsExactly("2");
        assertThat(states()).containsExactly("delivered", "delivered", "delivered");
        assertThat(room.delivered())
                .extracting(NoticeDelivered::key)
                .containsExactlyInAnyOrder("page/1", "page/2", "page/3");
    }

    @Test
    void aHigherPriorityAndAnEscalationWaitForNothing() {
        room.send(page("page/1", 3));
        room.send(page("page/2", 1));
        room.send(new Notice("page/3", Channel.EMAIL, WEI, ADDRESS, "s", "t", "INC-12", rank(4, true)));
        room.send(page("page/4", 2));
        room.look();
        assertThat(received()).hasSize(3);
        assertThat(states()).containsExactly("delivered", "delivered", "delivered", "waiting");
    }

    @Test
    void othersAndOtherAddressesAndTheConsoleAreOnTheirOwn() {
        room.send(page("page/1", 2));
        room.send(new Notice("page/2", Channel.EMAIL, UUID.randomUUID(), ADDRESS, "s", "t", "INC-12", rank(2, false)));
        room.send(new Notice("page/3", Channel.EMAIL, WEI, "b@example.org", "s", "t", "INC-12", rank(2, false)));
        room.screens.open.add(WEI);
        room.send(new Notice("page/4", Channel.CONSOLE, WEI, "", "s", "t", "INC-12", rank(2, false)));
        room.send(new Notice("page/5", Channel.CONSOLE, WEI, "", "s", "t", "INC-12", rank(2, false)));
        room.send(NotifyRoom.mail("code/6"));
        room.look();
        assertThat(received()).hasSize(4);
        assertThat(room.screens.shown).hasSize(2);
    }

    @Test
    void theSameKeyAgainDoesNotWaitForCompany() {
        room.send(page("page/1", 2));
        room.look();
        room.send(page("page/1", 2));
        room.pass(Duration.ofMinutes(2));
        room.look();
        assertThat(received()).hasSize(1);
        room.send(page("page/2", 2));
        room.look();
        assertThat(received()).as("a first one again").hasSize(2);
    }

    @Test
    void aCrashRepeatsTheMessageUnderTheSameIdAndTellsOnce() throws MessagingException {
        gatherTwo();
        Claimed held = claim();
        List<Notice> carried =
                room.rooms.get(NoticeAttempts.class).carriedBy(held.notice().key());
        room.rooms.get(MailWay.class).carry(Parcel.gathered(held.notice(), held.createdAt(), carried));
        assertThat(received()).hasSize(2);

        // The server dies here, after the mail server's answer.
        room.pass(NoticeAttempts.LEASE.plusMillis(1));
        room.look();
        room.pass(Duration.ofHours(1));
        room.look();

        assertThat(received()).hasSize(3);
        assertThat(received().get(2).getMessageID()).isEqualTo(received().get(1).getMessageID());
        assertThat(room.delivered()).extracting(NoticeDelivered::key).containsOnlyOnce("page/2", "page/3");
        assertThat(states()).containsOnly("delivered");
    }

    @Test
    void aStaleFailureGivesUpNothingThatAnotherServerCarries() {
        gatherTwo();
        Claimed stale = claim();
        List<Notice> carried =
                room.rooms.get(NoticeAttempts.class).carriedBy(stale.notice().key());
        room.pass(NoticeAttempts.LEASE.plusMillis(1));
        assertThat(claim().attempt()).isEqualTo(stale.attempt() + 1);

        room.rooms.get(Settlement.class).settle(stale, carried, new Outcome.Refused("no such address"));

        assertThat(states()).containsExactly("delivered", "waiting", "waiting");
        assertThat(room.failed()).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotInTheMessage() throws MessagingException {
        room.send(page("page/1", 2));
        room.look();
        room.send(new Notice("page/2", Channel.EMAIL, WEI, ADDRESS, "other", "t", "INC-13", rank(2, false)));
        room.send(page("page/3", 2));
        room.rooms.together(() -> room.notifications.withdraw("INC-12"));
        room.pass(Gathering.WINDOW);
        room.look();
        assertThat(received()).hasSize(2);
        assertThat(received().getLast().getSubject()).isEqualTo("other");
        assertThat(states()).containsExactly("delivered", "withdrawn");
    }

    @Test
    void nothingIsSentWhereAllWasTakenBack() {
        gatherTwo();
        room.rooms.together(() -> room.notifications.withdraw("INC-12"));
        room.look();
        room.pass(Duration.ofHours(1));
        room.look();
        assertThat(received()).hasSize(1);
        assertThat(room.rooms
                        .sql()
                        .sql("SELECT count(*) FROM notify.notice WHERE state = 'waiting'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasCommittedAfterItsCarrierHadGoneGoesByItself() {
        gatherTwo();
        room.look();
        assertThat(received()).hasSize(2);
        // As a transaction that began before the minute was over and was committed after.
        String carrier = room.rooms
                .sql()
                .sql("SELECT carried_by FROM notify.notice WHERE key = 'page/2'")
                .query(String.class)
                .single();
        Instant now = room.rooms.clock().instant();
        room.rooms.get(Outbox.class).putCarried(page("page/late", 2), carrier, now, now);
        room.look();
        assertThat(received()).hasSize(3);
        assertThat(room.sent("page/late").state()).isEqualTo("delivered");
    }

    @Test
    void aFailureOfTheMessageIsTheFailureOfAll() {
        gatherTwo();
        room.rooms.sql().sql("DELETE FROM notify.mail_server").update();
        room.look();
        assertThat(states()).containsExactly("delivered", "failed", "failed");
        assertThat(room.failed()).extracting(failed -> failed.key()).containsExactlyInAnyOrder("page/2", "page/3");
    }

    @Test
    void aMessageThatIsNotAcceptedIsTriedAgainWhole() {
        gatherTwo();
        int port = sink.getSmtp().getPort();
        room.mailServerAt(1);
        room.look();
        assertThat(states()).containsExactly("delivered", "waiting", "waiting");
        room.mailServerAt(port);
        room.pass(Duration.ofSeconds(5));
        room.look();
        assertThat(received()).hasSize(2);
        assertThat(states()).containsOnly("delivered");
    }

    @Test
    void whatWasNotSentYetIsTakenBackAndWhatWasSentIsNot() {
        room.send(NotifyRoom.mail("page/1"));
        room.look();
        room.send(NotifyRoom.mail("page/2"), NotifyRoom.screen("page/3", WEI));
        room.rooms.together(() -> room.notifications.withdraw("INC-12"));
        room.look();
        assertThat(received()).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("delivered", "withdrawn", "withdrawn");
    }

    @Test
    void whatIsTakenBackWhileItIsTriedIsNotTriedAgain() {
        room.send(NotifyRoom.mail("page/1"));
        Claimed held = room.rooms
                .get(NoticeAttempts.class)
                .claim(Channel.EMAIL, 1, room.rooms.clock().instant())
                .getFirst();
        room.rooms.together(() -> room.notifications.withdraw("INC-12"));
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");
        room.rooms.get(Settlement.class).settle(held, new Outcome.NotNow("the line broke"));
        assertThat(room.sent("page/1").state()).isEqualTo("withdrawn");

        room.send(NotifyRoom.mail("page/2"));
        room.rooms
                .get(NoticeAttempts.class)
                .claim(Channel.EMAIL, 1, room.rooms.clock().instant());
        room.rooms.together(() -> room.notifications.withdraw("INC-12"));
        room.pass(NoticeAttempts.LEASE.plusSeconds(1));
        room.look();
        assertThat(room.sent("page/2").state()).as("its server died").isEqualTo("withdrawn");
        assertThat(received()).isEmpty();
    }

    private Claimed claim() {
        return room.rooms
                .get(NoticeAttempts.class)
                .claim(Channel.EMAIL, 10, room.rooms.clock().instant())
                .getFirst();
    }

    private void gatherTwo() {
        room.send(page("page/1", 2));
        room.look();
        room.send(page("page/2", 2), page("page/3", 2));
        room.pass(Gathering.WINDOW);
    }

    private static Notice page(String key, int priority) {
        return new Notice(
                key,
                Channel.EMAIL,
                WEI,
                ADDRESS,
                "subject of " + key,
                "text of " + key,
                "INC-12",
                rank(priority, false));
    }

    private static Optional<Rank> rank(int priority, boolean atOnce) {
        return Optional.of(new Rank(priority, atOnce));
    }

    private List<String> states() {
        return room.notifications.about("INC-12").stream()
                .map(sent -> sent.state())
                .toList();
    }

    private List<MimeMessage> received() {
        return Arrays.asList(sink.getReceivedMessages());
    }
}
