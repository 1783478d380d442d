package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.TicketRows.utc;

import io.evenkeel.desk.Desk.NewTicket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes tickets. Every change counts the version up. */
@Repository
class TicketWrites {
    private final JdbcClient jdbc;

    TicketWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('desk.number')").query(Long.class).single();
    }

    /** What the catalogue says beside the ticket itself. */
    record Asked(String entry, Map<String, Object> values, Line line) {}

    void insert(
            UUID id,
            long number,
            NewTicket given,
            Priority priority,
            Optional<Asked> asked,
            String replyKey,
            Instant at) {
        jdbc.sql("""
                        insert into desk.ticket (id, number, key, kind, state, priority, line, via, title, text, requester,
                            requester_name, requester_address, item, entry, form, reply_key, opened_at, version)
                        values (:id, :number, :key, :kind, 'NEW', :priority, :line, :via, :title, :text, :requester,
                            :name, :address, :item, :entry, cast(:form as jsonb), :replyKey, :at, 1)""")
                .param("id", id)
                .param("number", number)
                .param("key", "TIC-" + number)
                .param("kind", given.kind().name())
                .param("priority", priority.name())
                .param("line", asked.map(Asked::line).orElse(Line.FIRST).name())
                .param("via", given.via().name())
                .param("title", given.title())
                .param("text", given.text())
                .param("requester", given.requester().person().orElse(null))
                .param("name", given.requester().name())
                .param(
                        "address",
                        given.requester()
                                .address()
                                .map(address -> address.toLowerCase(Locale.ROOT))
                                .orElse(null))
                .param("item", given.item().orElse(null))
                .param("entry", asked.map(Asked::entry).orElse(null))
                .param(
                        "form",
                        asked.map(each -> TicketRows.JSON.writeValueAsString(each.values()))
                                .orElse(null))
                .param("replyKey", replyKey)
                .param("at", utc(at))
                .update();
    }

    /** What was said about its end does not hold where it is alive again. */
    void moved(UUID id, State to, Instant at) {
        jdbc.sql("""
                        update desk.ticket set state = :state,
                            resolved_at = case when :state = 'RESOLVED' then cast(:at as timestamptz)
                                when :state in ('CLOSED', 'MERGED') then resolved_at end,
                            closed_at = case when :state = 'CLOSED' then cast(:at as timestamptz) end,
                            version = version + 1
                        where id = :id and state <> :state""")
                .param("id", id)
                .param("state", to.name())
                .param("at", utc(at))
                .update();
    }

    void assigned(UUID id, Optional<Assignee> assignee) {
        jdbc.sql("""
                        update desk.ticket set assignee = :assignee, assignee_name = :name, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("assignee", assignee.map(Assignee::id).orElse(null))
                .param("name", assignee.map(Assignee::name).orElse(null))
                .update();
    }

    void answered(UUID id, Instant at) {
        jdbc.sql("""
                        update desk.ticket set answered_at = coalesce(answered_at, :at), version = version + 1
                        where id = :id""").param("id", id).param("at", utc(at)).update();
    }

    void toLine(UUID id, Line line) {
        jdbc.sql("""
                        update desk.ticket set line = :line, assignee = null, assignee_name = null, version = version + 1
                        where id = :id""").param("id", id).param("line", line.name()).update();
    }

    void graded(UUID id, Kind kind, Priority priority) {
        jdbc.sql("update desk.ticket set kind = :kind, priority = :priority, version = version + 1 where id = :id")
                .param("id", id)
                .param("kind", kind.name())
                .param("priority", priority.name())
                .update();
    }

    void inIncident(UUID id, String incident) {
        jdbc.sql("update desk.ticket set incident = :incident, version = version + 1 where id = :id")
                .param("id", id)
                .param("incident", incident)
                .update();
    }

    /** What was merged into it goes along. */
    void merged(UUID id, UUID into) {
        jdbc.sql("""
                        update desk.ticket set merged_into = :into, version = version + 1
                        where id = :id or merged_into = :id""").param("id", id).param("into", into).update();
    }

    void link(UUID one, UUID other) {
        jdbc.sql("""
                        insert into desk.link (one, other)
                        values (least(cast(:one as uuid), cast(:other as uuid)),
                            greatest(cast(:one as uuid), cast(:other as uuid)))
                        on conflict do nothing""").param("one", one).param("other", other).update();
    }

    void due(UUID id, Optional<Instant> due) {
        jdbc.sql("update desk.ticket set due_at = :due, version = version + 1 where id = :id")
                .param("id", id)
                .param("due", utc(due))
                .update();
    }

    void touched(UUID id) {
        jdbc.sql("update desk.ticket set version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }
}
