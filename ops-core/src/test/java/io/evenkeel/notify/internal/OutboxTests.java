package io.evenkeel.notify.internal;

import static io.evenkeel.notify.internal.NotifyRoom.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.internal.NoticeAttempts.Claimed;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.IllegalTransactionStateException;

/** What is stored is sent: through crashes, rollbacks, two servers, and a database that goes away. */
class OutboxTests {

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
    void aCommittedNoticeIsSentAndTold() {
        room.send(mail("page/1"));

        room.look();

        assertThat(received()).hasSize(1);
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        assertThat(room.sent("page/1").detail()).contains("answered 250");
        assertThat(room.delivered())
                .containsExactly(new NoticeDelivered(
                        "page/1",
                        Channel.EMAIL,
                        room.sent("page/1").notice().personId(),
                        "INC-12",
                        Instant.parse("2026-11-21T02:00:00Z")));
    }

    @Test
    void theSenderWakesWithTheCommit() {
        room.rooms.get(Sender.class).start();

        room.send(mail("page/1"));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> received().size() == 1);
        room.awaitState("page/1", "delivered");
    }

    @Test
    void aNoticeOfARolledBackActIsNotSent() {
        assertThatThrownBy(() -> room.rooms.together(() -> {
                    room.notifications.send(mail("page/1"));
                    throw new IllegalStateException("the act fails after it asked for a page");
                }))
                .isInstanceOf(IllegalStateException.class);

        room.look();

        assertThat(received()).isEmpty();
        assertThat(room.notifications.about("INC-12")).isEmpty();
    }

    @Test
    void nothingIsSentOutsideATransaction() {
        assertThatThrownBy(() -> room.notifications.send(mail("page/1")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theSameKeyIsSentOnce() {
        room.send(mail("page/1"), mail("page/1"));
        room.look();
        room.send(mail("page/1"));
        room.look();

        assertThat(received()).hasSize(1);
    }

    @Test
    void whatACrashedServerHeldIsSentWhenItsLeaseIsOver() {
        room.send(mail("page/1"));
        assertThat(claim()).hasSize(1);

        room.look();
        assertThat(received()).as("while the lease lasts").isEmpty();
        room.pass(NoticeAttempts.LEASE.plusMillis(1));
        room.look();

        assertThat(received()).hasSize(1);
        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
    }

    @Test
    void aCrashBetweenAcceptanceAndCommitRepeatsTheMailOnceUnderTheSameId() throws MessagingException {
        room.send(mail("page/1"));
        Claimed held = claim().getFirst();
        Outcome accepted = room.rooms.get(MailWay.class).carry(Parcel.of(held.notice(), held.createdAt()));
        assertThat(accepted).isInstanceOf(Outcome.Accepted.class);

        room.pass(NoticeAttempts.LEASE.plusMillis(1));
        room.look();
        room.pass(Duration.ofHours(1));
        room.look();

        assertThat(received()).hasSize(2);
        assertThat(received().get(0).getMessageID()).isEqualTo(received().get(1).getMessageID());
        assertThat(room.delivered()).hasSize(1);
    }

    @Test
    void aLateAnswerCountsOnceAndAStaleOneNotAtAll() {
        room.send(mail("page/1"));
        Claimed first = claim().getFirst();
        room.pass(NoticeAttempts.LEASE.plusMillis(1));
        Claimed second = claim().getFirst();
        Settlement settlement = room.rooms.get(Settlement.class);

        settlement.settle(first, new Outcome.Refused("a stale answer"));
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");
        settlement.settle(first, new Outcome.Accepted("a late answer"));
        settlement.settle(second, new Outcome.Accepted("a second answer"));

        assertThat(room.delivered()).hasSize(1);
        assertThat(room.failed()).isEmpty();
        assertThat(room.sent("page/1").detail()).isEqualTo("a late answer");
    }

    @Test
    void twoServersSendEachNoticeOnce() {
        List<String> keys =
                IntStream.range(0, 60).mapToObj(number -> "page/" + number).toList();
        keys.forEach(key -> room.send(mail(key)));

        try (NotifyRoom other = room.another(data)) {
            room.rooms.get(Sender.class).start();
            other.rooms.get(Sender.class).start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
            other.rooms.get(Sender.class).stop();
            room.rooms.get(Sender.class).stop();
            assertThat(new ArrayList<>(room.delivered()))
                    .hasSize(60 - other.delivered().size());
        }
        assertThat(received()).hasSize(60);
    }

    @Test
    void anAnswerThatCouldNotBeStoredIsKeptAndTheMailNotRepeated() {
        room.send(mail("page/1"));
        room.rooms.sql().sql("""
                        CREATE FUNCTION notify.away() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN RAISE EXCEPTION 'the database cannot write'; END $$;
                        CREATE TRIGGER away BEFORE UPDATE ON notify.notice FOR EACH ROW
                            WHEN (NEW.state = 'delivered') EXECUTE FUNCTION notify.away();
                        """).update();
        room.look();
        assertThat(received()).hasSize(1);
        assertThat(room.sent("page/1").state()).isEqualTo("waiting");

        room.pass(NoticeAttempts.LEASE.plusSeconds(1));
        room.look();
        room.rooms.sql().sql("DROP TRIGGER away ON notify.notice").update();
        room.look();

        assertThat(room.sent("page/1").state()).isEqualTo("delivered");
        assertThat(received()).as("sent once").hasSize(1);
        assertThat(room.delivered())
                .as("rolled back with its transaction, but for the last")
                .isNotEmpty();
    }

    @Test
    void theSenderOutlivesADatabaseThatCannotBeRead() {
        room.rooms.sql().sql("ALTER TABLE notify.notice RENAME TO gone").update();
        var said = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(Sender.class);
        said.start();
        logger.addAppender(said);
        try {
            room.rooms.get(Sender.class).start();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !said.list.isEmpty());
        } finally {
            logger.detachAppender(said);
        }
        room.rooms.sql().sql("ALTER TABLE notify.gone RENAME TO notice").update();

        room.send(mail("page/1"));

        room.awaitState("page/1", "delivered");
    }

    @Test
    void aLookIsCheapAmongAMillionSettledNotices() {
        room.rooms.sql().sql("""
                        INSERT INTO notify.notice (key, channel, person_id, address, subject, body, about, created_at,
                            state, attempts, due_at, detail, changed_at)
                        SELECT 'old/' || n, 'EMAIL', gen_random_uuid(), '', '', '', 'INC-' || n,
                            timestamptz '2026-01-01 00:00Z', 'delivered', 1, timestamptz '2026-01-01 00:00Z', '',
                            timestamptz '2026-01-01 00:00Z'
                        FROM generate_series(1, 1000000) n
                        """).update();
        room.rooms.sql().sql("ANALYZE notify.notice").update();

        String plan =
                String.join("\n", room.rooms.sql().sql("""
                                EXPLAIN SELECT key FROM notify.notice
                                WHERE state = 'waiting' AND channel = 'EMAIL' AND due_at <= '2026-11-21Z'
                                    AND carried_by IS NULL AND NOT unwanted AND (leased_until IS NULL OR leased_until < '2026-11-21Z')
                                ORDER BY due_at LIMIT 8 FOR UPDATE SKIP LOCKED
                                """).query(String.class).list());

        assertThat(plan).contains("notice_due").doesNotContain("Seq Scan");
    }

    private List<Claimed> claim() {
        return room.rooms
                .get(NoticeAttempts.class)
                .claim(Channel.EMAIL, 10, room.rooms.clock().instant());
    }

    private int waiting() {
        return room.rooms
                .sql()
                .sql("SELECT count(*) FROM notify.notice WHERE state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private List<MimeMessage> received() {
        return Arrays.asList(sink.getReceivedMessages());
    }
}
