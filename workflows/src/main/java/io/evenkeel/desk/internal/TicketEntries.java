package io.evenkeel.desk.internal;

import io.evenkeel.desk.TicketEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** What happened to tickets. */
@Repository
class TicketEntries {
    private static final int MOST = 1_000;
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    TicketEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line that is to be written. */
    record NewEntry(
            Instant at,
            TicketEntry.Kind kind,
            String actorName,
            boolean byRequester,
            boolean isPublic,
            String text,
            Map<String, String> facts) {}

    void add(UUID ticket, NewEntry entry) {
        jdbc.sql("""
                        insert into desk.entry (ticket_id, at, kind, actor_name, by_requester, public, text, facts)
                        values (:ticket, :at, :kind, :actor, :by, :public, :text, cast(:facts as jsonb))""")
                .param("ticket", ticket)
                .param("at", TicketRows.utc(entry.at()))
                .param("kind", entry.kind().name())
                .param("actor", entry.actorName())
                .param("by", entry.byRequester())
                .param("public", entry.isPublic())
                .param("text", entry.text())
                .param("facts", TicketRows.JSON.writeValueAsString(entry.facts()))
                .update();
    }

    /** Oldest first, of the newest ones. */
    List<TicketEntry> of(UUID ticket, boolean onlyPublic) {
        return jdbc.sql("""
                        select * from desk.entry where ticket_id = :ticket and (public or not :only)
                        order by id desc limit :most""")
                .param("ticket", ticket)
                .param("only", onlyPublic)
                .param("most", MOST)
                .query(TicketEntries::entry)
                .list()
                .reversed();
    }

    private static TicketEntry entry(ResultSet row, int number) throws SQLException {
        return new TicketEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                TicketEntry.Kind.valueOf(row.getString("kind")),
                row.getString("actor_name"),
                row.getBoolean("by_requester"),
                row.getBoolean("public"),
                row.getString("text"),
                TicketRows.JSON.readValue(row.getString("facts"), FACTS));
    }
}
