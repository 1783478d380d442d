package io.evenkeel.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.desk.Mailbox.Security;
import io.evenkeel.desk.Mailbox.Setting;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mails at an even rate while the mailbox is read: each makes one ticket; how long is printed, for whoever measures. */
class ManyMailsTest {
    private static final String DESK = "desk@example.org";
    private static final int A_SECOND = 10;
    private static final int MAILS = A_SECOND * Integer.getInteger("desk.mail-seconds", 2);

    private final DeskRoom room = new DeskRoom();
    private final MailFetch fetch = room.bean(MailFetch.class);

    @Test
    void noneIsLostAndNoneMakesTwo() {
        var imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        imap.setServerStartupTimeout(10_000);
        var server = new GreenMail(imap);
        server.start();
        GreenMailUser desk = server.setUser(DESK, "desk", "wave");
        room.mailbox()
                .put(
                        room.admin,
                        new Setting("127.0.0.1", server.getImap().getPort(), Security.NONE, "desk", "INBOX", DESK),
                        Optional.of("wave"));
        var delivered = new AtomicInteger();
        long began = System.nanoTime();
        try (ScheduledExecutorService post = Executors.newSingleThreadScheduledExecutor()) {
            var posting = post.scheduleAtFixedRate(
                    () -> {
                        if (delivered.get() < MAILS) {
                            deliver(desk, delivered.getAndIncrement());
                        }
                    },
                    0,
                    1_000 / A_SECOND,
                    TimeUnit.MILLISECONDS);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60 + 3L * MAILS / A_SECOND))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        fetch.fetch();
                        return delivered.get() == MAILS && tickets().size() >= MAILS;
                    });
            posting.cancel(false);
        } finally {
            server.stop();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.err.printf("[desk] %d mails in %.1f s, %.1f a second%n", MAILS, seconds, MAILS / seconds);

        assertThat(fetch.fetch()).as("the server is gone; nothing comes twice").isZero();
        assertThat(tickets()).hasSize(MAILS).doesNotHaveDuplicates();
    }

    private List<String> tickets() {
        return room.jdbc
                .sql("select title from desk.ticket where via = 'MAIL'")
                .query((row, number) -> row.getString("title"))
                .list();
    }

    /** Many people write, since one alone who writes so much is taken for a machine. */
    private static void deliver(GreenMailUser desk, int number) {
        String mail =
                "From: person%d@example.org\r\nSubject: Printer %d\r\nMessage-ID: <%d@many>\r\n\r\nIt is out of paper."
                        .formatted(number, number, number);
        try {
            desk.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException("mail " + number, e);
        }
    }
}
