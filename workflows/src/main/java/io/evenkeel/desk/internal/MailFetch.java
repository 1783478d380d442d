package io.evenkeel.desk.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.desk.internal.MailRows.Place;
import io.evenkeel.desk.internal.MailboxRows.Read;
import io.evenkeel.desk.internal.mail.ImapBox;
import io.evenkeel.desk.internal.mail.ImapBox.Lying;
import io.evenkeel.desk.internal.mail.Incoming;
import io.evenkeel.desk.internal.mail.MailReader;
import io.evenkeel.identity.Secrets;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox: a mail is fetched, kept with its ticket in one transaction, and only then, with the others of its
 * round, marked as seen. Killed in between, it is known when it is found again. While the mail server is away the mail waits there.
 */
@Component
class MailFetch {
    private static final Logger log = LoggerFactory.getLogger(MailFetch.class);
    static final String PASSWORD = "desk.mailbox.password";
    private static final int AT_ONCE = 100;
    private static final int MOST_ROUNDS = 50;

    private final MailboxRows mailbox;
    private final MailRows mails;
    private final MailIntake intake;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Duration timeout;
    private final long largest;

    MailFetch(
            MailboxRows mailbox,
            MailRows mails,
            MailIntake intake,
            Secrets secrets,
            InstantSource clock,
            @Value("${evenkeel.desk.mail-timeout-millis:20000}") long timeoutMillis,
            @Value("${evenkeel.desk.largest-mail-bytes:26214400}") long largest) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.intake = intake;
        this.secrets = secrets;
        this.clock = clock;
        this.timeout = Duration.ofMillis(timeoutMillis);
        this.largest = largest;
    }

    /** Everything that lies there; how many mails were taken. */
    int fetch() {
        Optional<Read> set = mailbox.find();
        if (set.isEmpty()) {
            return 0;
        }
        try {
            int taken = 0;
            try (ImapBox box = ImapBox.open(
                    set.get().box(), secrets.open(PASSWORD, set.get().sealedPassword()), timeout)) {
                for (int round = 0; round < MOST_ROUNDS; round++) {
                    int more = round(box);
                    taken += more;
                    if (more < AT_ONCE) {
                        break;
                    }
                }
            }
            mailbox.worked(clock.instant());
            return taken;
        } catch (MessagingException | IOException | Refusal failed) {
            log.warn(
                    "event=mailbox-not-read box={} next=\"tried again soon\" cause=\"{}\"",
                    set.get().box().name(),
                    failed);
            mailbox.failed(sentence(failed), clock.instant());
            return 0;
        }
    }

    private int round(ImapBox box) throws MessagingException, IOException {
        Read read = mailbox.find().orElseThrow(() -> new MessagingException("the mailbox was taken out"));
        long validity = box.uidValidity();
        Optional<Long> last =
                read.uidValidity().filter(known -> known == validity).map(known -> read.lastUid());
        List<Lying> waiting = box.waiting(last, AT_ONCE);
        List<Lying> taken = new ArrayList<>();
        try {
            for (Lying lying : waiting) {
                take(
                        new Place(read.box().name(), validity, lying.uid()),
                        lying,
                        Set.of(read.box().address()));
                taken.add(lying);
            }
        } finally {
            box.seen(taken);
        }
        return waiting.size();
    }

    private void take(Place place, Lying lying, Set<String> own) throws MessagingException, IOException {
        if (mails.knows(place)) {
            return;
        }
        long size = lying.message().getSize();
        if (size > largest) {
            Incoming headers = MailReader.read(ImapBox.headers(lying), own);
            intake.take(place, remarked(headers, size), size, null);
            return;
        }
        byte[] raw = ImapBox.whole(lying);
        intake.take(place, MailReader.read(raw, own), raw.length, raw);
    }

    private Incoming remarked(Incoming mail, long size) {
        List<String> remarks = new ArrayList<>(mail.remarks());
        remarks.add("The mail has " + size / 1_048_576 + " MiB, more than " + largest / 1_048_576
                + ". It was not fetched and lies in the mailbox; ask for a smaller one, or look at it there.");
        return new Incoming(
                mail.messageId(),
                mail.from(),
                mail.fromName(),
                mail.names(),
                mail.recipients(),
                mail.subject(),
                mail.text(),
                mail.attachments(),
                mail.nature(),
                remarks);
    }

    private static String sentence(Exception failed) {
        String words = String.valueOf(failed.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return "The mailbox could not be read: " + words.substring(0, Math.min(300, words.length()));
    }
}
