package io.evenkeel.desk.internal;

import io.evenkeel.desk.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket with what only this room needs of its row; its promises are not read yet.
 *
 * @param replyKey secret
 */
record Stored(UUID id, long number, String replyKey, Optional<UUID> into, Optional<Instant> dueAt, Ticket ticket) {

    /** Whether mail from this address may speak in it. */
    boolean belongsTo(String address) {
        return ticket.requester().address().filter(address::equalsIgnoreCase).isPresent();
    }
}
