package io.evenkeel.desk.internal;

import io.evenkeel.desk.Desk.Search;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.Ticket.Via;
import io.evenkeel.incident.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds tickets. */
@Repository
class TicketRows {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private static final String SELECT = """
            select ticket.*, (select target.key from desk.ticket target where target.id = ticket.merged_into) as into_key
            from desk.ticket ticket
            """;

    private final JdbcClient jdbc;

    TicketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> find(String key) {
        return jdbc.sql(SELECT + "where ticket.key = :key")
                .param("key", key)
                .query(TicketRows::stored)
                .optional();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql(SELECT + "where ticket.id = :id")
                .param("id", id)
                .query(TicketRows::stored)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Stored> lock(UUID id) {
        return jdbc.sql(SELECT + "where ticket.id = :id for update of ticket")
                .param("id", id)
                .query(TicketRows::stored)
                .optional();
    }

    Optional<Stored> byReplyKey(String replyKey) {
        return jdbc.sql(SELECT + "where ticket.reply_key = :key")
                .param("key", replyKey)
                .query(TicketRows::stored)
                .optional();
    }

    List<Stored> mergedInto(UUID id) {
        return jdbc.sql(SELECT + "where ticket.merged_into = :id order by ticket.number limit 200")
                .param("id", id)
                .query(TicketRows::stored)
                .list();
    }

    /** The newest ticket of an address that is not over. */
    Optional<Stored> newestAliveOf(String address) {
        return jdbc.sql(SELECT + """
                        where ticket.requester_address = :address and ticket.state in ('NEW', 'OPEN', 'WAITING')
                        order by ticket.number desc limit 1""")
                .param("address", address)
                .query(TicketRows::stored)
                .optional();
    }

    /** Those that are not over by what runs out first, others from the newest. */
    List<Stored> list(Search search, Optional<UUID> assignee, Optional<TicketCursor> after) {
        var sql = new StringBuilder(SELECT);
        Map<String, Object> params = new HashMap<>();
        boolean alive = search.state().isEmpty();
        if (alive) {
            sql.append("where ticket.state in ('NEW', 'OPEN', 'WAITING')\n");
        } else {
            sql.append("where ticket.state = :state\n");
            params.put("state", search.state().get().name());
        }
        search.line().ifPresent(line -> {
            sql.append("and ticket.line = :line\n");
            params.put("line", line.name());
        });
        search.kind().ifPresent(kind -> {
            sql.append("and ticket.kind = :kind\n");
            params.put("kind", kind.name());
        });
        assignee.ifPresent(person -> {
            sql.append("and ticket.assignee = :assignee\n");
            params.put("assignee", person);
        });
        search.words().ifPresent(words -> {
            // The second says less than the first and can be looked up; apart, it is not worked out for each row again.
            sql.append("""
                    and (ticket.key = upper(:word) or ticket.title ilike :like or ticket.requester_name ilike :like)
                    and (ticket.key = upper(:word)
                        or desk.pairs(ticket.title || ' ' || ticket.requester_name) @> desk.pairs(:word))
                    """);
            params.put("word", words);
            params.put("like", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        });
        after.ifPresent(cursor -> {
            sql.append(
                    alive
                            ? "and (coalesce(ticket.due_at, 'infinity'), ticket.number) > (cast(:due as timestamptz), :number)\n"
                            : "and ticket.number < :number\n");
            params.put("number", cursor.number());
            if (alive) {
                params.put("due", cursor.due().map(Object::toString).orElse("infinity"));
            }
        });
        sql.append(
                alive
                        ? "order by coalesce(ticket.due_at, 'infinity'), ticket.number\n"
                        : "order by ticket.number desc\n");
        sql.append("limit :limit");
        params.put("limit", search.limit() + 1);
        return jdbc.sql(sql.toString()).params(params).query(TicketRows::stored).list();
    }

    /** Not over and promised until before the moment; what runs out first, first. */
    List<Stored> dueBefore(Instant moment, int limit) {
        return jdbc.sql(SELECT + """
                        where ticket.state in ('NEW', 'OPEN', 'WAITING') and ticket.due_at < :moment
                        order by coalesce(ticket.due_at, 'infinity'), ticket.number limit :limit""")
                .param("moment", utc(moment))
                .param("limit", limit)
                .query(TicketRows::stored)
                .list();
    }

    List<Stored> of(UUID person, Optional<Long> before, int limit) {
        return jdbc.sql(SELECT + """
                        where ticket.requester = :person and ticket.number < :before
                        order by ticket.number desc limit :limit""")
                .param("person", person)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query(TicketRows::stored)
                .list();
    }

    List<String> linked(UUID id) {
        return jdbc.sql("""
                        select ticket.key from desk.ticket ticket where ticket.id in (
                            select other from desk.link where one = :id
                            union select one from desk.link where other = :id)
                        order by ticket.number limit 200""")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        String assignee = row.getString("assignee_name");
        String form = row.getString("form");
        var ticket = new Ticket(
                row.getString("key"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                Priority.valueOf(row.getString("priority")),
                Line.valueOf(row.getString("line")),
                Via.valueOf(row.getString("via")),
                row.getString("title"),
                row.getString("text"),
                new Requester(
                        Optional.ofNullable(row.getObject("requester", UUID.class)),
                        row.getString("requester_name"),
                        Optional.ofNullable(row.getString("requester_address"))),
                assignee == null
                        ? Optional.empty()
                        : Optional.of(new Assignee(row.getObject("assignee", UUID.class), assignee)),
                Optional.ofNullable(row.getObject("item", UUID.class)),
                Optional.ofNullable(row.getString("incident")),
                Optional.ofNullable(row.getString("into_key")),
                Optional.ofNullable(row.getString("entry")),
                form == null ? Map.of() : JSON.readValue(form, VALUES),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                instant(row, "resolved_at"),
                instant(row, "closed_at"),
                List.of(),
                row.getLong("version"));
        return new Stored(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("reply_key"),
                Optional.ofNullable(row.getObject("merged_into", UUID.class)),
                instant(row, "due_at"),
                ticket);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(TicketRows::utc).orElse(null);
    }
}
