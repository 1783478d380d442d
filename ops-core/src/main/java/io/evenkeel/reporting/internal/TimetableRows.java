package io.evenkeel.reporting.internal;

import static io.evenkeel.reporting.internal.ReportRows.instant;

import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Schedules.Mailing;
import io.evenkeel.reporting.Schedules.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Schedules and mailings as rows. */
@Component
class TimetableRows {
    private final JdbcClient jdbc;

    TimetableRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(Wish wish, Instant since, long version) {}

    Optional<Stored> find(Period.Kind kind) {
        return jdbc.sql("select * from reporting.schedule where kind = :kind")
                .param("kind", kind.name())
                .query(TimetableRows::stored)
                .optional();
    }

    /** Keeps others from changing it until the transaction ends. */
    Optional<Stored> lock(Period.Kind kind) {
        return jdbc.sql("select * from reporting.schedule where kind = :kind for update")
                .param("kind", kind.name())
                .query(TimetableRows::stored)
                .optional();
    }

    /** False if there is one already. */
    boolean insert(Wish wish, Instant since) {
        return write("""
                        insert into reporting.schedule (kind, active, days_after, at_time, language, people, addresses,
                            since, version)
                        values (:kind, :active, :days, :at, :language, :people, :addresses, :since, 1)
                        on conflict (kind) do nothing""", wish, since) == 1;
    }

    void update(Wish wish, Instant since) {
        write("""
                update reporting.schedule set active = :active, days_after = :days, at_time = :at,
                    language = :language, people = :people, addresses = :addresses, since = :since,
                    version = version + 1
                where kind = :kind""", wish, since);
    }

    private int write(String sql, Wish wish, Instant since) {
        return jdbc.sql(sql)
                .param("kind", wish.kind().name())
                .param("active", wish.active())
                .param("days", wish.daysAfter())
                .param("at", wish.at())
                .param("language", wish.language().name())
                .param("people", new SqlArrayValue("uuid", wish.people().toArray()))
                .param("addresses", new SqlArrayValue("text", wish.addresses().toArray()))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False if the period was mailed already. */
    boolean insert(Mailing mailing) {
        return jdbc.sql("""
                        insert into reporting.mailing (kind, first_day, report_id, at, sent_to, left_out)
                        values (:kind, :from, :report, :at, :sentTo, :leftOut)
                        on conflict (kind, first_day) do nothing""")
                        .param("kind", mailing.kind().name())
                        .param("from", mailing.from())
                        .param("report", mailing.report())
                        .param("at", mailing.at().atOffset(ZoneOffset.UTC))
                        .param(
                                "sentTo",
                                new SqlArrayValue("text", mailing.sentTo().toArray()))
                        .param(
                                "leftOut",
                                new SqlArrayValue("text", mailing.leftOut().toArray()))
                        .update()
                == 1;
    }

    boolean isMailed(Period period) {
        return jdbc.sql("select count(*) from reporting.mailing where kind = :kind and first_day = :from")
                        .param("kind", period.kind().name())
                        .param("from", period.from())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Mailing> last(Period.Kind kind) {
        return jdbc.sql("""
                        select kind, first_day, report_id, at, sent_to, left_out from reporting.mailing
                        where kind = :kind order by first_day desc limit 1""")
                .param("kind", kind.name())
                .query((row, number) -> new Mailing(
                        Period.Kind.valueOf(row.getString("kind")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("report_id", UUID.class),
                        instant(row, "at"),
                        List.of((String[]) row.getArray("sent_to").getArray()),
                        List.of((String[]) row.getArray("left_out").getArray())))
                .optional();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new Wish(
                        Period.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("active"),
                        row.getInt("days_after"),
                        row.getObject("at_time", LocalTime.class),
                        Language.valueOf(row.getString("language")),
                        List.of((UUID[]) row.getArray("people").getArray()),
                        List.of((String[]) row.getArray("addresses").getArray())),
                instant(row, "since"),
                row.getLong("version"));
    }
}
