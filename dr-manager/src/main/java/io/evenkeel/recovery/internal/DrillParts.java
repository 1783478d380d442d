package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Check;
import io.evenkeel.recovery.Drill.CheckState;
import io.evenkeel.recovery.Drill.Finding;
import io.evenkeel.recovery.Drill.Line;
import io.evenkeel.recovery.Drill.Note;
import io.evenkeel.recovery.Drill.Person;
import io.evenkeel.recovery.Drill.Stage;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads the steps, checks, findings, notes and lines of drills. */
@Component
class DrillParts {
    private static final double MILLIS = 1_000;

    private final JdbcClient jdbc;

    DrillParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What belongs to one drill, in its order. */
    record Parts(List<Stage> steps, List<Check> checks, List<Finding> findings, List<Line> output, List<Note> notes) {
        static final Parts NONE = new Parts(List.of(), List.of(), List.of(), List.of(), List.of());

        private static Parts filling() {
            return new Parts(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        Drill in(Drill drill) {
            return new Drill(
                    drill.number(),
                    drill.policy(),
                    drill.state(),
                    drill.result(),
                    drill.reason(),
                    drill.until(),
                    drill.askedBy(),
                    drill.askedAt(),
                    drill.approval(),
                    drill.beganAt(),
                    drill.endedAt(),
                    drill.promise(),
                    drill.measured(),
                    drill.last(),
                    steps,
                    checks,
                    findings,
                    output,
                    drill.copy(),
                    drill.sandbox(),
                    drill.problem(),
                    drill.report(),
                    notes);
        }
    }

    static String folder(String number) {
        return number.toLowerCase(Locale.ROOT);
    }

    Map<UUID, Parts> of(List<UUID> drills, boolean withOutput) {
        Map<UUID, Parts> found = new HashMap<>();
        read(
                "drill_step",
                drills,
                DrillParts::step,
                (id, step) -> of(found, id).steps().add(step));
        read(
                "drill_check",
                drills,
                DrillParts::check,
                (id, check) -> of(found, id).checks().add(check));
        read(
                "drill_finding",
                drills,
                DrillParts::finding,
                (id, one) -> of(found, id).findings().add(one));
        read(
                "drill_note",
                drills,
                DrillParts::note,
                (id, note) -> of(found, id).notes().add(note));
        if (withOutput) {
            read(
                    "drill_line",
                    drills,
                    DrillParts::line,
                    (id, line) -> of(found, id).output().add(line));
        }
        return found;
    }

    private static Parts of(Map<UUID, Parts> found, UUID drill) {
        return found.computeIfAbsent(drill, _ -> Parts.filling());
    }

    private <T> void read(
            String table, List<UUID> drills, RowMapper<T> mapper, java.util.function.BiConsumer<UUID, T> into) {
        jdbc.sql("select * from recovery." + table + " where drill_id = any(:drills) order by drill_id, place")
                .param("drills", new SqlArrayValue("uuid", drills.toArray()))
                .query((row, number) -> {
                    into.accept(row.getObject("drill_id", UUID.class), mapper.mapRow(row, number));
                    return number;
                })
                .list();
    }

    private static Stage step(ResultSet row, int number) throws SQLException {
        return new Stage(
                Step.valueOf(row.getString("step")),
                StepState.valueOf(row.getString("state")),
                Columns.instant(row, "began_at"),
                seconds(row, "took_millis"),
                seconds(row, "usual_millis"),
                Columns.text(row, "seen"));
    }

    private static Check check(ResultSet row, int number) throws SQLException {
        return new Check(
                row.getString("name"),
                CheckState.valueOf(row.getString("state")),
                seconds(row, "took_millis"),
                Columns.text(row, "seen"),
                Columns.text(row, "code"));
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        Optional<UUID> owner = Columns.text(row, "owner_id").map(UUID::fromString);
        return new Finding(
                row.getInt("place"),
                row.getString("code"),
                row.getString("sentence"),
                Columns.text(row, "owner_name").map(name -> new Person(owner, name)),
                Columns.instant(row, "at").orElseThrow());
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        return new Note(Columns.instant(row, "at").orElseThrow(), row.getString("by_name"), row.getString("text"));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(Columns.instant(row, "at").orElseThrow(), row.getString("line"));
    }

    private static Optional<Double> seconds(ResultSet row, String column) throws SQLException {
        return Columns.whole(row, column).map(millis -> millis / MILLIS);
    }
}
