package io.evenkeel.desk.internal;

import io.evenkeel.desk.Settings.WorkCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** WorkCalendars with their changes. */
@Repository
class WorkCalendarRows {
    private final JdbcClient jdbc;

    WorkCalendarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For those who compute by calendars; any number at once. */
    void lockToCompute() {
        jdbc.sql("""
                        select pg_advisory_xact_lock_shared(hashtextextended('desk.calendar', 0))
                        """).query((row, n) -> n).list();
    }

    /** For those who change calendars; alone, and nobody computes meanwhile. */
    void lockToChange() {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended('desk.calendar', 0))
                        """).query((row, n) -> n).list();
    }

    /** All versions, oldest first. */
    List<WorkCalendar> versions(String id) {
        return jdbc.sql("""
                        select *, row_number() over (order by since) as version from desk.calendar
                        where id = :id order by since""").param("id", id).query(WorkCalendarRows::calendar).list();
    }

    /** The newest version of each. */
    List<WorkCalendar> newest() {
        return jdbc.sql("""
                        select distinct on (id) *, count(*) over (partition by id) as version from desk.calendar
                        order by id, since desc""").query(WorkCalendarRows::calendar).list();
    }

    void add(WorkCalendar calendar, Instant since) {
        jdbc.sql("""
                        insert into desk.calendar (id, since, name, zone, lines)
                        values (:id, :since, :name, :zone, :lines)""")
                .param("id", calendar.id())
                .param("since", TicketRows.utc(since))
                .param("name", calendar.name())
                .param("zone", calendar.zone())
                .param("lines", calendar.lines())
                .update();
    }

    private static WorkCalendar calendar(ResultSet row, int number) throws SQLException {
        return new WorkCalendar(
                row.getString("id"),
                row.getString("name"),
                row.getString("zone"),
                row.getString("lines"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
