package io.evenkeel.assistant.internal.eval;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.Desk.Search;
import java.util.Optional;

/** The reads of {@link io.evenkeel.desk.Desk} over an estate's tickets. */
record DeskSide(EstateTickets tickets) {

    /** Whatever is searched for: those that are not over. */
    public Page list(Actor actor, Search search) {
        actor.mustHave(Right.WORK_TICKETS);
        return new Page(tickets.live().stream().limit(search.limit()).toList(), Optional.empty());
    }

    public Detail get(Actor actor, String key) {
        actor.mustHave(Right.WORK_TICKETS);
        return tickets.found(key).orElseThrow(() -> EstateTickets.unknown(key));
    }
}
