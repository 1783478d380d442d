package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.DeskRoom.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.Search;
import io.evenkeel.desk.Mailbox.Security;
import io.evenkeel.desk.Mailbox.Setting;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.notify.Notice;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail from a real IMAP server into a real database. */
class MailTests {
    private static final String DESK = "desk@example.org";

    private final DeskRoom room = new DeskRoom();
    private final MailFetch fetch = room.bean(MailFetch.class);
    private GreenMail server = started(0);
    private int number;

    @BeforeEach
    void mailboxIsSet() {
        setTo(server.getImap().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailBecomesATicketAndItsAnswersGoBackAndForth() {
        deliver("From: Rui <rui@example.org>\r\nSubject: The lift\r\nMessage-ID: <1@rui>\r\n\r\nIt is stuck.");
        assertThat(fetch.fetch()).isEqualTo(1);
        String key = only().key();
        assertThat(only().via()).isEqualTo(Via.MAIL);
        assertThat(only().requester().person()).hasValue(room.ruiPerson.id());
        Notice receipt = room.notices.all().getFirst();
        assertThat(receipt.post().orElseThrow().automatic()).isTrue();
        assertThat(receipt.post().orElseThrow().references()).containsExactly("<1@rui>");

        room.desk.askRequester(room.wei, key, "Which one?", ANY);
        Notice asked = room.notices.all().getLast();
        assertThat(asked.post().orElseThrow().automatic()).isFalse();
        assertThat(asked.text()).startsWith(TicketLetters.LINE).contains("Which one?");
        deliver("From: rui@example.org\r\nSubject: Re: x\r\nTo: "
                + asked.post().orElseThrow().replyTo().orElseThrow()
                + "\r\nMessage-ID: <2@rui>\r\n\r\nThe left one.\r\n\r\n> " + TicketLetters.LINE + "\r\n> Which one?");
        assertThat(fetch.fetch()).isEqualTo(1);

        Detail detail = room.detail(key);
        assertThat(detail.ticket().state()).isEqualTo(State.OPEN);
        assertThat(detail.entries().getLast().text()).isEqualTo("The left one.");
        assertThat(detail.entries().getLast().byRequester()).isTrue();
    }

    @Test
    void theThreadFindsTheTicketWithoutAnyKey() {
        deliver("From: rui@example.org\r\nSubject: a\r\nMessage-ID: <1@rui>\r\n\r\nFirst.");
        fetch.fetch();
        deliver("From: rui@example.org\r\nSubject: b\r\nReferences: <1@rui>\r\nMessage-ID: <2@rui>\r\n\r\nSecond.");
        fetch.fetch();
        assertThat(room.detail(only().key()).entries())
                .extracting(TicketEntry::text)
                .contains("Second.");
    }

    @Test
    void anothersKeyMakesATicketOfOnesOwnAndSaysSoToTheDesk() {
        String key = room.asks();
        String address =
                room.notices.all().getFirst().post().orElseThrow().replyTo().orElseThrow();
        deliver("From: mallory@example.org\r\nTo: " + address + "\r\nSubject: Please close it\r\n\r\nand tell me more");
        fetch.fetch();

        assertThat(room.kinds(key)).containsExactly(TicketEntry.Kind.OPENED);
        Ticket other = tickets().stream()
                .filter(ticket -> !ticket.key().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(room.detail(other.key()).entries())
                .filteredOn(entry -> entry.kind() == TicketEntry.Kind.REMARK)
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).contains(key));
        assertThat(room.notices.all())
                .filteredOn(notice -> notice.address().equals("mallory@example.org"))
                .noneMatch(notice -> (notice.text() + notice.subject()).contains("print"));
    }

    @Test
    void anOutOfOfficeNoticeWakesNothingAndGetsNoAnswer() {
        deliver("From: rui@example.org\r\nSubject: lift\r\nMessage-ID: <1@rui>\r\n\r\nStuck.");
        fetch.fetch();
        String key = only().key();
        room.desk.askRequester(room.wei, key, "Which?", ANY);
        int sent = room.notices.all().size();
        deliver(
                "From: rui@example.org\r\nSubject: Automatic reply\r\nIn-Reply-To: <1@rui>\r\nAuto-Submitted: auto-replied"
                        + "\r\n\r\nI am away.");
        deliver("From: eva@example.org\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nAway too.");
        fetch.fetch();

        assertThat(room.ticket(key).state()).isEqualTo(State.WAITING);
        assertThat(room.kinds(key)).contains(TicketEntry.Kind.ROBOT);
        assertThat(room.notices.all()).hasSize(sent);
        assertThat(tickets()).hasSize(1);
    }

    /** The other desk has no manners: it answers every mail with a new one that names no thread. */
    @Test
    void twoDesksThatAnswerEachOtherComeToAnEnd() {
        for (int round = 0; round < 40; round++) {
            int before = room.notices.all().size();
            deliver("From: desk@elsewhere.example\r\nSubject: Your mail " + round + " got number " + (4_000 + round)
                    + "\r\nMessage-ID: <" + round + "@elsewhere>\r\n\r\nWe have received your mail.");
            fetch.fetch();
            if (room.notices.all().size() == before) {
                break;
            }
        }
        assertThat(room.notices.all()).hasSize(MailIntake.RECEIPTS_AN_HOUR);
        for (int more = 100; more < 130; more++) {
            deliver("From: desk@elsewhere.example\r\nSubject: n " + more + "\r\nMessage-ID: <" + more
                    + "@elsewhere>\r\n\r\nAgain " + more);
        }
        fetch.fetch();
        assertThat(tickets()).hasSize(MailIntake.TICKETS_AN_HOUR);
        assertThat(countMails()).isEqualTo(4 + 30);
        assertThat(room.notices.all()).hasSize(MailIntake.RECEIPTS_AN_HOUR);
    }

    @Test
    void aMachinesMailMakesATicketAndGetsNoReceipt() {
        deliver("From: ups@example.org\r\nSubject: Battery low\r\nAuto-Submitted: auto-generated\r\n\r\n12 %");
        fetch.fetch();
        assertThat(only().title()).isEqualTo("Battery low");
        assertThat(room.notices.all()).isEmpty();
    }

    @Test
    void aBounceIsNotedWhereItBelongs() {
        String key = room.asks();
        String tag = room.notices.all().getFirst().subject();
        deliver(
                "From: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered\r\nContent-Type: multipart/report; boundary=b"
                        + "\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n--b\r\nContent-Type: message/rfc822"
                        + "\r\n\r\nSubject: " + tag + "\r\n\r\nx\r\n--b--\r\n");
        deliver("From: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered\r\n\r\nof something else");
        fetch.fetch();
        assertThat(room.kinds(key)).containsExactly(TicketEntry.Kind.OPENED, TicketEntry.Kind.MAIL_FAILED);
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void anAnswerReopensWhatIsResolvedAndOpensAnewWhatIsClosed() {
        deliver("From: rui@example.org\r\nSubject: lift\r\nMessage-ID: <1@rui>\r\n\r\nStuck.");
        fetch.fetch();
        String key = only().key();
        room.desk.resolve(room.wei, key, "It moves.", ANY);
        deliver("From: rui@example.org\r\nSubject: lift\r\nIn-Reply-To: <1@rui>\r\nMessage-ID: <2@rui>\r\n\r\nNo.");
        fetch.fetch();
        assertThat(room.ticket(key).state()).isEqualTo(State.OPEN);
        room.desk.resolve(room.wei, key, "Now.", ANY);
        room.desk.confirm(room.wei, key, ANY);
        deliver("From: rui@example.org\r\nSubject: lift\r\nIn-Reply-To: <2@rui>\r\nMessage-ID: <3@rui>\r\n\r\nAgain.");
        fetch.fetch();
        assertThat(room.ticket(key).state()).isEqualTo(State.CLOSED);
        assertThat(tickets())
                .singleElement()
                .satisfies(
                        fresh -> assertThat(room.detail(fresh.key()).linked()).containsExactly(key));
    }

    @Test
    void aMailThatIsTooLargeMakesATicketAndStaysInTheMailbox() throws Exception {
        deliver("From: rui@example.org\r\nSubject: A film\r\n\r\n" + "0123456789abcde\n".repeat(50 * 65_536));
        fetch.fetch();
        assertThat(only().title()).isEqualTo("A film");
        assertThat(room.detail(only().key()).entries())
                .anySatisfy(entry ->
                        assertThat(entry.text()).startsWith("The mail has 5").contains("lies in the mailbox"));
        assertThat(room.jdbc
                        .sql("select count(*) from desk.mail where raw is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(unseen()).isZero();
    }

    @Test
    void whatIsReadTwiceAndWhatIsDeliveredTwiceIsOneTicket() throws Exception {
        String mail = "From: rui@example.org\r\nSubject: lift\r\nMessage-ID: <1@rui>\r\n\r\nStuck.";
        deliver(mail);
        fetch.fetch();
        // As if the server was killed after the commit, before the mail was marked as seen.
        markAllUnseen();
        fetch.fetch();
        deliver(mail);
        fetch.fetch();
        assertThat(tickets()).hasSize(1);
        assertThat(room.kinds(only().key())).containsExactly(TicketEntry.Kind.OPENED);
        assertThat(countMails()).isEqualTo(2);
    }

    /** A person looks into the mailbox with a mail program, and marks by that as seen what we have not read. */
    @Test
    void whatAPersonHasSeenInTheMailboxIsReadAllTheSame() throws Exception {
        deliver("From: rui@example.org\r\nSubject: one\r\n\r\nx");
        fetch.fetch();
        deliver("From: rui@example.org\r\nSubject: two\r\n\r\ny");
        markAllSeen();
        fetch.fetch();
        assertThat(tickets()).extracting(Ticket::title).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void nothingIsLostWhileTheMailServerIsAway() {
        int port = server.getImap().getPort();
        room.bean(MailFetch.class).fetch();
        server.stop();
        assertThat(fetch.fetch()).isZero();
        assertThat(room.mailbox().get(room.admin).orElseThrow().failure().orElseThrow())
                .contains("could not be read");
        server = started(port);
        deliver("From: rui@example.org\r\nSubject: late\r\n\r\nx");
        assertThat(fetch.fetch()).isEqualTo(1);
        assertThat(room.mailbox().get(room.admin).orElseThrow().failure()).isEmpty();
        assertThat(only().title()).isEqualTo("late");
    }

    /** What fails in the transaction leaves the mail unseen and unread; the next round takes it. */
    @Test
    void aMailWhoseTransactionFailsIsTakenLater() throws Exception {
        deliver("From: rui@example.org\r\nSubject: lift\r\n\r\nx");
        room.notices.refuse(true);
        assertThat(catchThrowable(fetch::fetch)).isNotNull();
        assertThat(unseen()).isEqualTo(1);
        assertThat(countMails()).isZero();
        room.notices.refuse(false);
        fetch.fetch();
        assertThat(tickets()).hasSize(1);
        assertThat(unseen()).isZero();
    }

    @Test
    void attachmentsOfAMailAreFilesOfItsTicket() {
        deliver("From: rui@example.org\r\nSubject: see\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/plain\r\n\r\nthere\r\n--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment;"
                + " filename=\"/etc/cron.d/x.html\"\r\n\r\n<script>\r\n--b--\r\n");
        fetch.fetch();
        assertThat(room.detail(only().key()).attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("x.html"));
    }

    @Test
    void aMailAsItCameIsKeptUntilItsTicketIsClosedAndItIsOld() {
        deliver("From: rui@example.org\r\nMessage-ID: <old@example.org>\r\nSubject: slow\r\n\r\nvery");
        fetch.fetch();
        room.clock.advance(Duration.ofDays(91));
        assertThat(room.bean(MailUpkeep.class).letGo()).isZero();

        String key = only().key();
        room.desk.resolve(room.wei, key, "Restarted.", ANY);
        room.desk.confirm(room.wei, key, ANY);
        assertThat(room.bean(MailUpkeep.class).letGo()).isOne();
        assertThat(room.bean(MailUpkeep.class).letGo()).isZero();
        assertThat(room.ticket(key).text()).isEqualTo("very");
        assertThat(countMails()).isOne();
    }

    private List<Ticket> tickets() {
        return room.desk
                .list(
                        room.wei,
                        new Search(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                100))
                .items();
    }

    private Ticket only() {
        assertThat(tickets()).hasSize(1);
        return tickets().getFirst();
    }

    private int countMails() {
        return room.jdbc
                .sql("select count(*) from desk.mail")
                .query(Integer.class)
                .single();
    }

    private void setTo(int port) {
        room.mailbox()
                .put(
                        room.admin,
                        new Setting("127.0.0.1", port, Security.NONE, "desk", "INBOX", DESK),
                        Optional.of("wave"));
    }

    private static GreenMail started(int port) {
        var imap = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        imap.setServerStartupTimeout(10_000);
        var server = new GreenMail(imap);
        server.start();
        server.setUser(DESK, "desk", "wave");
        return server;
    }

    private void deliver(String mail) {
        try {
            GreenMailUser user = server.getUserManager().getUserByEmail(DESK);
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
            number++;
            room.clock.advance(Duration.ofSeconds(1));
        } catch (MessagingException e) {
            throw new AssertionError("mail " + number, e);
        }
    }

    private long unseen() throws Exception {
        return inInbox(folder -> folder.getUnreadMessageCount());
    }

    private void markAllUnseen() throws Exception {
        inInbox(folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.SEEN), false);
            return 0;
        });
    }

    private void markAllSeen() throws Exception {
        inInbox(folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.SEEN), true);
            return 0;
        });
    }

    private interface InFolder {
        int act(Folder folder) throws MessagingException;
    }

    private int inInbox(InFolder act) throws Exception {
        var store = Session.getInstance(new Properties()).getStore("imap");
        try (store) {
            store.connect("127.0.0.1", server.getImap().getPort(), "desk", "wave");
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            int answer = act.act(folder);
            folder.close(false);
            return answer;
        }
    }
}
