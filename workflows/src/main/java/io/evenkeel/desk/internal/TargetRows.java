package io.evenkeel.desk.internal;

import io.evenkeel.desk.Settings.CatalogueEntry;
import io.evenkeel.desk.Settings.Target;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.incident.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is promised and offered: targets, who stands for a line, the catalogue. */
@Repository
class TargetRows {
    private final JdbcClient jdbc;

    TargetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Target> targets() {
        return jdbc.sql("select * from desk.target order by kind, priority")
                .query(TargetRows::target)
                .list();
    }

    Optional<Target> target(Kind kind, Priority priority) {
        return jdbc.sql("select * from desk.target where kind = :kind and priority = :priority")
                .param("kind", kind.name())
                .param("priority", priority.name())
                .query(TargetRows::target)
                .optional();
    }

    void replaceTargets(List<Target> targets) {
        jdbc.sql("delete from desk.target").update();
        for (Target target : targets) {
            jdbc.sql("""
                            insert into desk.target (kind, priority, calendar, answer_minutes, solve_minutes, warn_percent)
                            values (:kind, :priority, :calendar, :answer, :solve, :warn)""")
                    .param("kind", target.kind().name())
                    .param("priority", target.priority().name())
                    .param("calendar", target.calendar())
                    .param("answer", target.answerMinutes())
                    .param("solve", target.solveMinutes())
                    .param("warn", target.warnPercent())
                    .update();
        }
    }

    Map<Line, UUID> duties() {
        Map<Line, UUID> duties = new EnumMap<>(Line.class);
        jdbc.sql("select line, schedule from desk.duty")
                .query((row, number) ->
                        duties.put(Line.valueOf(row.getString("line")), row.getObject("schedule", UUID.class)))
                .list();
        return duties;
    }

    void replaceDuties(Map<Line, UUID> duties) {
        jdbc.sql("delete from desk.duty").update();
        duties.forEach((line, schedule) -> jdbc.sql("insert into desk.duty (line, schedule) values (:line, :schedule)")
                .param("line", line.name())
                .param("schedule", schedule)
                .update());
    }

    List<CatalogueEntry> catalogue() {
        return jdbc.sql("select entry from desk.catalogue order by place")
                .query((row, number) -> TicketRows.JSON.readValue(row.getString("entry"), CatalogueEntry.class))
                .list();
    }

    void replaceCatalogue(List<CatalogueEntry> entries) {
        jdbc.sql("delete from desk.catalogue").update();
        int place = 0;
        for (CatalogueEntry entry : entries) {
            jdbc.sql("insert into desk.catalogue (id, place, entry) values (:id, :place, cast(:entry as jsonb))")
                    .param("id", entry.id())
                    .param("place", place++)
                    .param("entry", TicketRows.JSON.writeValueAsString(entry))
                    .update();
        }
    }

    private static Target target(ResultSet row, int number) throws SQLException {
        return new Target(
                Kind.valueOf(row.getString("kind")),
                Priority.valueOf(row.getString("priority")),
                row.getString("calendar"),
                row.getInt("answer_minutes"),
                row.getInt("solve_minutes"),
                row.getInt("warn_percent"));
    }
}
