package io.evenkeel.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenkeel.desk.Mailbox.Security;
import io.evenkeel.desk.Mailbox.Setting;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
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
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Mails at an even rate while the mailbox is read: each makes one ticket; how long is printed, for whoever measures. With
 * {@code -Ddesk.imap-port=PORT} they lie in a folder of their own on that server of this host, where {@code desk} signs in
 * with {@code wave}.
 */
class ManyMailsTest {
    private static final String DESK = "desk@example.org";
    private static final int A_SECOND = 10;
    private static final int MAILS = A_SECOND * Integer.getInteger("desk.mail-seconds", 2);
    private static final Optional<Integer> OTHER_SERVER = Optional.ofNullable(Integer.getInteger("desk.imap-port"));

    private final DeskRoom room = new DeskRoom();
    private final MailFetch fetch = room.bean(MailFetch.class);

    @Test
    void noneIsLostAndNoneMakesTwo() throws MessagingException {
        if (OTHER_SERVER.isPresent()) {
            take(OTHER_SERVER.get());
            return;
        }
        var imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        imap.setServerStartupTimeout(10_000);
        var server = new GreenMail(imap);
        server.start();
        try {
            server.setUser(DESK, "desk", "wave");
            take(server.getImap().getPort());
        } finally {
            server.stop();
        }
    }

    private void take(int port) throws MessagingException {
        String name = "many-" + System.currentTimeMillis();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port, "desk", "wave");
            Folder folder = store.getFolder(name);
            assertThat(folder.create(Folder.HOLDS_MESSAGES)).isTrue();
            room.mailbox()
                    .put(
                            room.admin,
                            new Setting("127.0.0.1", port, Security.NONE, "desk", name, DESK),
                            Optional.of("wave"));
            long began = System.nanoTime();
            deliverAndRead(folder);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.err.printf("[desk] %d mails in %.1f s, %.1f a second%n", MAILS, seconds, MAILS / seconds);

            assertThat(fetch.fetch()).as("nothing comes twice").isZero();
            assertThat(titles())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MAILS)
                            .mapToObj(ManyMailsTest::title)
                            .toList());
        }
    }

    private void deliverAndRead(Folder folder) {
        var delivered = new AtomicInteger();
        try (ScheduledExecutorService post = Executors.newSingleThreadScheduledExecutor()) {
            var posting = post.scheduleAtFixedRate(
                    () -> {
                        if (delivered.get() < MAILS) {
                            deliver(folder, delivered.getAndIncrement());
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
                        return delivered.get() == MAILS && tickets() >= MAILS;
                    });
            posting.cancel(false);
        }
    }

    private int tickets() {
        return room.jdbc
                .sql("select count(*) from desk.ticket where via = 'MAIL'")
                .query(Integer.class)
                .single();
    }

    private List<String> titles() {
        return room.jdbc
                .sql("select title from desk.ticket where via = 'MAIL'")
                .query((row, number) -> row.getString("title"))
                .list();
    }

    private static String title(int number) {
        return "Printer " + number;
    }

    /** Many people write, since one alone who writes so much is taken for a machine. */
    private static void deliver(Folder folder, int number) {
        String mail = "From: person%d@example.org\r\nSubject: %s\r\nMessage-ID: <%d@many>\r\n\r\nIt is out of paper."
                .formatted(number, title(number), number);
        try {
            Message message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
            folder.appendMessages(new Message[] {message});
        } catch (MessagingException e) {
            throw new IllegalStateException("mail " + number, e);
        }
    }
}
