package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tickets whose promise is broken, or breaks in the next shift if nobody works on them. */
@Component
@Order(70)
class PromisesAhead implements HandoverSection {
    private final TicketRows tickets;

    PromisesAhead(TicketRows tickets) {
        this.tickets = tickets;
    }

    @Override
    public String name() {
        return "promises";
    }

    @Override
    public Words words() {
        return new Words("Promises that run out", "即将到期的承诺");
    }

    @Override
    public Right needs() {
        return Right.WORK_TICKETS;
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return tickets.dueBefore(next.to(), MOST + 1).stream()
                .map(stored -> matter(stored.ticket(), stored.dueAt(), now))
                .toList();
    }

    private static Matter matter(Ticket ticket, Optional<Instant> due, Instant now) {
        boolean broken = due.filter(at -> !at.isAfter(now)).isPresent();
        String who = ticket.assignee().map(Assignee::name).orElse("");
        Words holder =
                who.isEmpty() ? new Words("nobody works on it", "无人处理") : new Words(who + " works on it", who + " 处理中");
        String head = ticket.priority() + " " + ticket.title() + " · ";
        return new Matter(
                ticket.key(),
                new Words(head + holder.en(), head + holder.zh()),
                Optional.of("/desk/" + ticket.key()),
                Optional.of(ticket.openedAt()),
                due,
                broken ? Weight.HIGH : Weight.MEDIUM);
    }
}
