package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.Course.Act;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Report;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tickets with tickets, and with incidents. Called in a transaction. */
@Component
class Ties {
    private static final int LONGEST_INCIDENT_TITLE = 200;

    private final TicketHandling handling;
    private final TicketRows rows;
    private final TicketWrites writes;
    private final Incidents incidents;

    Ties(TicketHandling handling, TicketRows rows, TicketWrites writes, Incidents incidents) {
        this.handling = handling;
        this.rows = rows;
        this.writes = writes;
        this.incidents = incidents;
    }

    Ticket merge(Actor actor, String key, String into, OptionalLong expectedVersion) {
        Stored found = rows.find(key).orElseThrow(() -> TicketRefusals.unknown(key));
        Stored target = rows.find(into).orElseThrow(() -> TicketRefusals.unknown(into));
        if (found.id().equals(target.id())) {
            throw TicketRefusals.invalid("merge-itself", "A ticket cannot go on in itself: name another one.", "into");
        }
        // In one order, so that two who merge the same ones do not wait for each other.
        if (found.id().compareTo(target.id()) < 0) {
            Stored source = handling.lockFor(Act.MERGE, key, expectedVersion);
            return merge(actor, source, handling.lockFor(Act.MERGE, into, OptionalLong.empty()));
        }
        Stored locked = handling.lockFor(Act.MERGE, into, OptionalLong.empty());
        return merge(actor, handling.lockFor(Act.MERGE, key, expectedVersion), locked);
    }

    private Ticket merge(Actor actor, Stored source, Stored target) {
        writes.merged(source.id(), target.id());
        Map<String, String> from = Map.of("from", source.ticket().key());
        handling.line(target, handling.line(actor, TicketEntry.Kind.MERGED, false, "", from));
        handling.audited(actor, "merge", target.ticket().key(), from);
        handling.tell(target, target.ticket().state());
        // The requester knows by this that it goes on, not in whose ticket.
        return handling.apply(
                actor,
                source,
                Act.MERGE,
                handling.line(
                        actor,
                        TicketEntry.Kind.MERGED,
                        false,
                        "",
                        Map.of("into", target.ticket().key())));
    }

    Ticket link(Actor actor, String key, String to) {
        Stored one = rows.find(key).orElseThrow(() -> TicketRefusals.unknown(key));
        Stored other = rows.find(to).orElseThrow(() -> TicketRefusals.unknown(to));
        if (one.id().equals(other.id())) {
            throw TicketRefusals.invalid("link-itself", "A ticket cannot be linked to itself: name another one.", "to");
        }
        writes.link(one.id(), other.id());
        handling.line(
                one,
                handling.line(
                        actor,
                        TicketEntry.Kind.LINKED,
                        false,
                        "",
                        Map.of("to", other.ticket().key())));
        handling.line(
                other,
                handling.line(
                        actor,
                        TicketEntry.Kind.LINKED,
                        false,
                        "",
                        Map.of("to", one.ticket().key())));
        handling.audited(actor, "link", key, Map.of("to", to));
        return handling.tell(one, one.ticket().state());
    }

    Ticket incident(Actor actor, String key, OptionalLong expectedVersion) {
        Stored before = handling.lockFor(Act.INCIDENT, key, expectedVersion);
        Ticket ticket = before.ticket();
        if (ticket.kind() != Kind.FAULT) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "ticket-no-fault",
                    key + " is no fault: only what is broken becomes an incident. Open a ticket for the fault.");
        }
        if (ticket.incident().isPresent()) {
            return handling.withPromises(before);
        }
        String title = ticket.title().length() <= LONGEST_INCIDENT_TITLE
                ? ticket.title()
                : ticket.title().substring(0, LONGEST_INCIDENT_TITLE - 1) + "…";
        // By the desk's own right: who works on tickets need not handle incidents.
        Actor desk = new Actor(actor.kind(), actor.id(), actor.name(), Set.of(Right.HANDLE_INCIDENTS));
        Incident incident = incidents.report(desk, new Report(key, title, severity(ticket), ticket.item()));
        writes.inIncident(before.id(), incident.key());
        return handling.apply(
                actor,
                before,
                Act.INCIDENT,
                handling.line(actor, TicketEntry.Kind.INCIDENT, false, "", Map.of("incident", incident.key())));
    }

    private static String severity(Ticket ticket) {
        return switch (ticket.priority()) {
            case P1 -> "critical";
            case P2 -> "high";
            case P3 -> "medium";
            case P4 -> "low";
        };
    }
}
