package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.workflow.TicketOpening;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tickets that processes open. */
@Component
class ProcessTickets implements TicketOpening {
    private final NewTickets opening;
    private final TicketRows rows;
    private final TicketWrites writes;
    private final TicketHandling handling;
    private final People people;
    private final JdbcClient jdbc;

    ProcessTickets(
            NewTickets opening,
            TicketRows rows,
            TicketWrites writes,
            TicketHandling handling,
            People people,
            JdbcClient jdbc) {
        this.opening = opening;
        this.rows = rows;
        this.writes = writes;
        this.handling = handling;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public String open(String key, Optional<UUID> askedBy, String title, String text, String businessKey) {
        Optional<Stored> known = jdbc.sql("select ticket_id from desk.opened_for where key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional()
                .flatMap(rows::find);
        if (known.isPresent()) {
            return known.get().ticket().key();
        }
        Optional<Person> person = askedBy.flatMap(people::find);
        var requester = new Requester(
                person.map(Person::id),
                person.map(Person::displayName).orElse(businessKey),
                person.flatMap(Person::email));
        var given = new NewTicket(Kind.REQUEST, title, text, requester, Optional.empty(), Optional.empty(), Via.API);
        Actor process = Actor.process("own");
        Stored opened = opening.open(process, given, Optional.empty(), true);
        jdbc.sql("insert into desk.opened_for (key, ticket_id) values (:key, :ticket)")
                .param("key", key)
                .param("ticket", opened.id())
                .update();
        handling.line(
                opened,
                handling.line(
                        process,
                        TicketEntry.Kind.NOTE,
                        false,
                        "Opened by the process of " + businessKey + ".",
                        Map.of()));
        rows.find(businessKey).ifPresent(other -> writes.link(opened.id(), other.id()));
        return opened.ticket().key();
    }
}
