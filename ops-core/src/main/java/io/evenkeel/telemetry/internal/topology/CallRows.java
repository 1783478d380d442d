package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Example;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.internal.topology.CallMinutes.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Minutes of edges, and examples of their calls, in the database. */
@Repository
class CallRows {
    private static final int FIRST_FAILED = 60;
    private static final int FAILED_AN_HOUR = 40;
    private static final int DELETED_AT_ONCE = 50_000;

    private final JdbcClient database;

    CallRows(JdbcClient database) {
        this.database = database;
    }

    /** All or none. */
    @Transactional
    public void add(List<Part> parts) {
        database.sql("""
                        INSERT INTO telemetry.call_minute (at, caller, callee, sort, calls, errors, micros, sketch)
                        SELECT at, caller, callee, sort, calls, errors, micros, sketch
                        FROM unnest(:at::timestamptz[], :caller::text[], :callee::text[], :sort::smallint[],
                                    :calls::bigint[], :errors::bigint[], :micros::bigint[], :sketch::bytea[])
                            AS part (at, caller, callee, sort, calls, errors, micros, sketch)
                        """)
                .param("at", column("text", parts, part -> part.minute().toString()))
                .param("caller", column("text", parts, part -> part.link().caller()))
                .param("callee", column("text", parts, part -> part.link().callee()))
                .param("sort", column("smallint", parts, part -> (short) Sorts.number(part.sort())))
                .param("calls", column("bigint", parts, Part::calls))
                .param("errors", column("bigint", parts, Part::errors))
                .param("micros", column("bigint", parts, Part::micros))
                .param("sketch", new SqlArrayValue("bytea", (Object[])
                        parts.stream().map(part -> part.sketch().bytes()).toArray(byte[][]::new)))
                .update();
        List<Placed> slowest = new ArrayList<>();
        List<Placed> failed = new ArrayList<>();
        for (Part part : parts) {
            int minute = part.minute().atOffset(ZoneOffset.UTC).getMinute();
            slowest.add(new Placed(minute, part.slowest()));
            Optional.ofNullable(part.failed())
                    .ifPresent(call -> failed.add(new Placed(FIRST_FAILED + minute * FAILED_AN_HOUR / 60, call)));
        }
        keep(slowest);
        keep(failed);
    }

    private record Placed(int place, Call call) {}

    /** Of calls that want the same place the slowest has it. */
    private void keep(List<Placed> examples) {
        if (examples.isEmpty()) {
            return;
        }
        database.sql("""
                        INSERT INTO telemetry.call_example AS old
                            (hour, caller, callee, place, trace_id, at, micros, failed)
                        SELECT DISTINCT ON (caller, callee, hour, place)
                               hour, caller, callee, place, trace_id, at, micros, failed
                        FROM unnest(:hour::timestamptz[], :caller::text[], :callee::text[], :place::smallint[],
                                    :trace::text[], :at::timestamptz[], :micros::bigint[], :failed::boolean[])
                            AS example (hour, caller, callee, place, trace_id, at, micros, failed)
                        ORDER BY caller, callee, hour, place, micros DESC
                        ON CONFLICT (caller, callee, hour, place) DO UPDATE
                        SET trace_id = excluded.trace_id, at = excluded.at, micros = excluded.micros,
                            failed = excluded.failed
                        WHERE excluded.micros > old.micros
                        """)
                .param(
                        "hour",
                        column(
                                "text",
                                examples,
                                one -> one.call()
                                        .at()
                                        .truncatedTo(ChronoUnit.HOURS)
                                        .toString()))
                .param(
                        "caller",
                        column("text", examples, one -> one.call().link().caller()))
                .param(
                        "callee",
                        column("text", examples, one -> one.call().link().callee()))
                .param("place", column("smallint", examples, one -> (short) one.place()))
                .param("trace", column("text", examples, one -> one.call().traceId()))
                .param("at", column("text", examples, one -> one.call().at().toString()))
                .param("micros", column("bigint", examples, one -> one.call().micros()))
                .param("failed", column("boolean", examples, one -> one.call().failed()))
                .update();
    }

    private static <T> SqlArrayValue column(String type, List<T> rows, Function<T, Object> part) {
        return new SqlArrayValue(type, rows.stream().map(part).toArray());
    }

    /** A part as it was written. */
    record Row(Instant at, Link link, int sort, long calls, long errors, long micros, Sketch sketch) {}

    /** The parts of these; of one link they lie together, in the order of time. */
    List<Row> of(List<Link> links, Instant from, Instant to) {
        return database.sql("""
                        SELECT at, caller, callee, sort, calls, errors, micros, sketch
                        FROM telemetry.call_minute
                        JOIN unnest(:callers::text[], :callees::text[]) AS link (caller, callee) USING (caller, callee)
                        WHERE at >= :from AND at < :to
                        ORDER BY caller, callee, at
                        """)
                .param("callers", SeenLinks.column(links, Link::caller))
                .param("callees", SeenLinks.column(links, Link::callee))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(CallRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getTimestamp("at").toInstant(),
                new Link(row.getString("caller"), row.getString("callee")),
                row.getInt("sort"),
                row.getLong("calls"),
                row.getLong("errors"),
                row.getLong("micros"),
                Sketch.of(row.getBytes("sketch")));
    }

    /** The newest first. */
    List<Example> examples(Link link, Instant from, Instant to, int most) {
        return database.sql("""
                        SELECT DISTINCT trace_id, at, micros, failed FROM telemetry.call_example
                        WHERE caller = :caller AND callee = :callee AND hour >= :hour AND hour < :to
                          AND at >= :from AND at < :to
                        ORDER BY at DESC, trace_id LIMIT :most
                        """)
                .param("caller", link.caller())
                .param("callee", link.callee())
                .param("hour", Timestamp.from(from.truncatedTo(ChronoUnit.HOURS)))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query((row, n) -> new Example(
                        row.getString("trace_id"),
                        row.getTimestamp("at").toInstant(),
                        Duration.of(row.getLong("micros"), ChronoUnit.MICROS),
                        row.getBoolean("failed")))
                .list();
    }

    /** @return whether there may be more */
    boolean forgetBefore(Instant instant) {
        int minutes = database.sql("""
                        DELETE FROM telemetry.call_minute WHERE id IN (
                            SELECT id FROM telemetry.call_minute WHERE at < :before LIMIT :most)
                        """)
                .param("before", Timestamp.from(instant))
                .param("most", DELETED_AT_ONCE)
                .update();
        int examples = database.sql("""
                        DELETE FROM telemetry.call_example WHERE (caller, callee, hour, place) IN (
                            SELECT caller, callee, hour, place FROM telemetry.call_example
                            WHERE hour < :before LIMIT :most)
                        """)
                .param("before", Timestamp.from(instant))
                .param("most", DELETED_AT_ONCE)
                .update();
        return minutes == DELETED_AT_ONCE || examples == DELETED_AT_ONCE;
    }
}
