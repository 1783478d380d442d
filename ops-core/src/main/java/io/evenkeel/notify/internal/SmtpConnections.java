package io.evenkeel.notify.internal;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a few connections to the mail server open for the next letter: connecting, encrypting and signing in take longer
 * than the letter. Not for long, since servers cut off who says nothing, and not for many letters. Thread-safe.
 */
@Component
class SmtpConnections {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnections.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(20);
    private static final int MOST_LETTERS = 50;
    private static final int MOST_KEPT = 8;

    /** @param letters how many it carried */
    record Kept(MailServer server, SMTPTransport transport, int letters, long sinceNanos) {}

    private final Deque<Kept> kept = new ArrayDeque<>();

    /** One that is open to this very server, proved by asking it; the caller owns it. */
    Optional<Kept> take(MailServer server) {
        for (Optional<Kept> next = poll(); next.isPresent(); next = poll()) {
            Kept found = next.get();
            boolean fresh = System.nanoTime() - found.sinceNanos() < LONGEST_REST.toNanos();
            if (fresh && found.server().equals(server) && found.transport().isConnected()) {
                return Optional.of(found);
            }
            close(found.transport());
        }
        return Optional.empty();
    }

    /** Keeps one for the next letter after this one went well. */
    void giveBack(MailServer server, SMTPTransport transport, int letters) {
        boolean room;
        synchronized (kept) {
            room = kept.size() < MOST_KEPT && letters < MOST_LETTERS;
            if (room) {
                kept.push(new Kept(server, transport, letters, System.nanoTime()));
            }
        }
        if (!room) {
            close(transport);
        }
    }

    /** What is wrong with the farewell says nothing about the letter. */
    static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException farewell) {
            log.debug("event=smtp-farewell-failed", farewell);
        }
    }

    @PreDestroy
    void closeAll() {
        for (Optional<Kept> next = poll(); next.isPresent(); next = poll()) {
            close(next.get().transport());
        }
    }

    private Optional<Kept> poll() {
        synchronized (kept) {
            return Optional.ofNullable(kept.poll());
        }
    }
}
