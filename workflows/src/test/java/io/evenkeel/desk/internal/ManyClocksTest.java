package io.evenkeel.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.desk.Ticket.Promise.What;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Many promises and one change of their calendar; how long it takes is printed, for whoever measures. */
class ManyClocksTest {
    private static final int TICKETS = Integer.getInteger("desk.tickets", 1_000);

    private final DeskRoom room = new DeskRoom();

    @Test
    void aChangedCalendarMovesEveryPromise() {
        String first = room.asks();
        room.jdbc.sql("""
                        insert into desk.ticket select gen_random_uuid(), number + n, 'TIC-' || (number + n), kind, state,
                            priority, line, via, title, text, requester, requester_name, requester_address, assignee,
                            assignee_name, item, incident, merged_into, entry, form, reply_key || n, opened_at, answered_at,
                            resolved_at, closed_at, due_at, version
                        from desk.ticket, generate_series(1, :more) as n""").param("more", TICKETS - 1).update();
        room.jdbc.sql("""
                        insert into desk.clock select ticket.id, promise, facts, calendars, warn_percent, warn_at,
                            clock.due_at, warned_at, broken_at, done
                        from desk.clock, desk.ticket ticket where ticket.key <> :first""").param("first", first).update();

        long began = System.nanoTime();
        room.settings.putCalendar(
                room.admin, "office", "Office", "UTC", "Mon-Fri 09:00-12:00 13:00-18:00\n2026-11-23 off", DeskRoom.ANY);
        System.err.printf("[desk] %d clocks in %d ms%n", 2 * TICKETS, (System.nanoTime() - began) / 1_000_000);

        Instant due = room.promise(first, What.SOLVE).due().orElseThrow();
        assertThat(due).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
        assertThat(room.jdbc
                        .sql("select count(*) from desk.clock where promise = 'SOLVE' and due_at = :due")
                        .param("due", TicketRows.utc(due))
                        .query(Integer.class)
                        .single())
                .isEqualTo(TICKETS);
    }
}
