package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.TicketRows.instant;
import static io.evenkeel.desk.internal.TicketRows.utc;

import io.evenkeel.desk.Ticket.Promise.What;
import io.evenkeel.desk.internal.clock.Clock;
import io.evenkeel.desk.internal.clock.Clock.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The promises' clocks. */
@Repository
class ClockRows {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ClockRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param done it never runs again */
    record Kept(
            UUID ticket,
            What what,
            Clock clock,
            int warnPercent,
            Optional<Instant> warnAt,
            Optional<Instant> dueAt,
            Optional<Instant> warnedAt,
            Optional<Instant> brokenAt,
            boolean done) {}

    void put(Kept kept) {
        jdbc.sql("""
                        insert into desk.clock (ticket_id, promise, facts, calendars, warn_percent, warn_at, due_at,
                            warned_at, broken_at, done)
                        values (:ticket, :promise, cast(:facts as jsonb), :calendars, :percent, :warn, :due, :warned,
                            :broken, :done)
                        on conflict (ticket_id, promise) do update set facts = excluded.facts,
                            calendars = excluded.calendars, warn_percent = excluded.warn_percent,
                            warn_at = excluded.warn_at, due_at = excluded.due_at, warned_at = excluded.warned_at,
                            broken_at = excluded.broken_at, done = excluded.done""")
                .param("ticket", kept.ticket())
                .param("promise", kept.what().name())
                .param("facts", TicketRows.JSON.writeValueAsString(kept.clock()))
                .param("calendars", calendars(kept.clock()))
                .param("percent", kept.warnPercent())
                .param("warn", utc(kept.warnAt()))
                .param("due", utc(kept.dueAt()))
                .param("warned", utc(kept.warnedAt()))
                .param("broken", utc(kept.brokenAt()))
                .param("done", kept.done())
                .update();
    }

    List<Kept> of(UUID ticket) {
        return jdbc.sql("select * from desk.clock where ticket_id = :ticket order by promise")
                .param("ticket", ticket)
                .query(ClockRows::kept)
                .list();
    }

    List<Kept> of(Collection<UUID> tickets) {
        return tickets.isEmpty()
                ? List.of()
                : jdbc.sql("select * from desk.clock where ticket_id in (:tickets) order by promise")
                        .param("tickets", tickets)
                        .query(ClockRows::kept)
                        .list();
    }

    /** Of which something is to be said now. */
    List<UUID> ticketsDue(Instant now, int most) {
        return jdbc.sql("""
                        select distinct ticket_id from (
                            (select ticket_id from desk.clock
                             where due_at is not null and broken_at is null and due_at <= :now
                             order by due_at limit :most)
                            union all
                            (select ticket_id from desk.clock
                             where warn_at is not null and warned_at is null and warn_at <= :now
                             order by warn_at limit :most)) due
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Those by a calendar that may run again, in order, so that a page can follow a page. */
    List<Kept> by(String calendar, Optional<UUID> after, int most) {
        return jdbc.sql("""
                        select * from desk.clock
                        where not done and calendars @> array[cast(:calendar as text)]
                            and ticket_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                        order by ticket_id, promise limit :most""")
                .param("calendar", calendar)
                .param("after", after.orElse(null))
                .param("most", most)
                .query(ClockRows::kept)
                .list();
    }

    /** Writes when they run out, and what that means for the queue. */
    void putTimes(List<Kept> changed) {
        batches.batchUpdate("""
                update desk.clock set warn_at = ?, due_at = ? where ticket_id = ? and promise = ?
                """, changed, changed.size(), (statement, kept) -> {
            statement.setTimestamp(1, kept.warnAt().map(Timestamp::from).orElse(null));
            statement.setTimestamp(2, kept.dueAt().map(Timestamp::from).orElse(null));
            statement.setObject(3, kept.ticket());
            statement.setString(4, kept.what().name());
        });
    }

    void putTicketsDue(Collection<UUID> tickets) {
        jdbc.sql("""
                        update desk.ticket set due_at = (
                            select min(due_at) from desk.clock where ticket_id = ticket.id and not done)
                        where id in (:tickets)""").param("tickets", tickets).update();
    }

    private static String[] calendars(Clock clock) {
        return clock.stretches().stream().map(Stretch::calendar).distinct().toArray(String[]::new);
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("ticket_id", UUID.class),
                What.valueOf(row.getString("promise")),
                TicketRows.JSON.readValue(row.getString("facts"), Clock.class),
                row.getInt("warn_percent"),
                instant(row, "warn_at"),
                instant(row, "due_at"),
                instant(row, "warned_at"),
                instant(row, "broken_at"),
                row.getBoolean("done"));
    }
}
