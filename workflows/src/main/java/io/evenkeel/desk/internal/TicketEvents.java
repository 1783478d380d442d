package io.evenkeel.desk.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.NoticeFailed;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What others say that tickets should know. TicketEvents twice, it is written once. */
@Component
class TicketEvents {
    private static final Actor DESK = Actor.system("desk");

    private final TicketHandling handling;
    private final TicketRows tickets;
    private final JdbcClient jdbc;

    TicketEvents(TicketHandling handling, TicketRows tickets, JdbcClient jdbc) {
        this.handling = handling;
        this.tickets = tickets;
        this.jdbc = jdbc;
    }

    @ApplicationModuleListener
    void on(IncidentResolved event) {
        String incident = event.incident().key();
        String sentence = incident + " is resolved.";
        String source = incident + "/" + event.incident().round();
        jdbc.sql("select id from desk.ticket where incident = :incident and state in ('NEW', 'OPEN', 'WAITING')")
                .param("incident", incident)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .forEach(ticket ->
                        once(ticket, TicketEntry.Kind.NOTE, sentence, Map.of("incident", incident, "source", source)));
    }

    /** A letter to a requester was given up. */
    @ApplicationModuleListener
    void on(NoticeFailed event) {
        if (event.channel() == Channel.EMAIL && event.key().startsWith("desk/TIC-")) {
            Map<String, String> facts = Map.of("reason", event.reason(), "source", event.key());
            tickets.find(event.about()).ifPresent(stored -> once(stored.id(), TicketEntry.Kind.MAIL_FAILED, "", facts));
        }
    }

    private void once(UUID ticket, TicketEntry.Kind kind, String text, Map<String, String> facts) {
        Stored stored = tickets.lock(ticket).orElseThrow();
        boolean known = jdbc.sql("""
                                select count(*) from desk.entry where ticket_id = :ticket and facts ->> 'source' = :source""")
                        .param("ticket", ticket)
                        .param("source", facts.get("source"))
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            handling.line(stored, handling.line(DESK, kind, false, text, facts));
            handling.tell(stored, stored.ticket().state());
        }
    }
}
