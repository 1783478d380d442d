package io.evenkeel.desk.internal;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of the list ended; callers hand it back as they got it.
 *
 * @param due of the last ticket, if it had one
 */
record TicketCursor(Optional<Instant> due, long number) {

    String text() {
        String text = due.map(Instant::toString).orElse("") + "|" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal INVALID if no page ended so */
    static TicketCursor of(String text) {
        try {
            String read = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = read.indexOf('|');
            String due = read.substring(0, bar);
            return new TicketCursor(
                    due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due)),
                    Long.parseLong(read.substring(bar + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cursor-unreadable",
                    "The cursor must be what the field next of the page before gave. Begin again without one.",
                    "cursor");
        }
    }
}
