package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.Course.Act;
import io.evenkeel.desk.internal.TicketEntries.NewEntry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words of the requester, from the page or by mail: they wake what waits, and reopen what is resolved. In a transaction. */
@Component
class Replies {
    private final TicketHandling handling;
    private final TicketRows rows;

    Replies(TicketHandling handling, TicketRows rows) {
        this.handling = handling;
        this.rows = rows;
    }

    /** In a merged ticket they are written here and there, and move the one in which it goes on. */
    Ticket reply(Actor actor, Stored own, String text) {
        NewEntry line = line(handling, actor, TicketEntry.Kind.REPLY, Texts.storable(text.strip()));
        if (own.ticket().state() != State.MERGED) {
            return apply(actor, own.id(), line);
        }
        UUID target = own.into().orElseThrow();
        handling.line(own, line);
        var told = new NewEntry(
                line.at(),
                TicketEntry.Kind.REPLY,
                line.actorName(),
                true,
                // The other requester has no business with these words.
                false,
                line.text(),
                Map.of("from", own.ticket().key()));
        apply(actor, target, told);
        return handling.withPromises(rows.find(own.id()).orElseThrow());
    }

    private Ticket apply(Actor actor, UUID id, NewEntry line) {
        return handling.apply(actor, handling.lockFor(Act.REPLY, id, OptionalLong.empty()), Act.REPLY, line);
    }

    static NewEntry line(TicketHandling handling, Actor actor, TicketEntry.Kind kind, String text) {
        return new NewEntry(handling.now(), kind, actor.name(), true, true, text, Map.of());
    }
}
