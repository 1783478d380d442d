package io.evenkeel.assistant.internal.eval;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.TicketEntry;
import java.util.List;
import java.util.Optional;

/** The reads of {@link io.evenkeel.desk.Requests} over an estate's tickets. */
record RequesterSide(EstateTickets tickets) {

    public Page mine(Actor actor, Optional<String> cursor, int limit) {
        actor.mustHave(Right.REQUEST_SERVICES);
        return new Page(
                cursor.isPresent()
                        ? List.of()
                        : tickets.live().stream()
                                .filter(ticket -> EstateTickets.isOf(actor, ticket))
                                .limit(limit)
                                .toList(),
                Optional.empty());
    }

    public Detail get(Actor actor, String key) {
        actor.mustHave(Right.REQUEST_SERVICES);
        Detail whole = tickets.found(key)
                .filter(detail -> EstateTickets.isOf(actor, detail.ticket()))
                .orElseThrow(() -> EstateTickets.unknown(key));
        return new Detail(
                whole.ticket(),
                whole.entries().stream().filter(TicketEntry::isPublic).toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
