package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.protocol.SeenConnections.Side;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Look;
import io.evenkeel.telemetry.internal.topology.ConnectionReading.EdgeSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Connections by edge, hour and minute, in the database. */
@Repository
class ConnectionRows {
    private static final int DELETED_AT_ONCE = 50_000;

    private final JdbcClient database;

    ConnectionRows(JdbcClient database) {
        this.database = database;
    }

    /** Of what is known of a minute already the larger number stays. */
    void add(Instant minute, List<Map.Entry<EdgeSide, Integer>> edges) {
        if (edges.isEmpty()) {
            return;
        }
        database.sql("""
                        INSERT INTO telemetry.connection_hour AS old
                            (hour, caller, callee, port, side, program, caller_host, callee_host, counts)
                        SELECT :hour, caller, callee, port, side, program, caller_host, callee_host,
                               array_fill(0::smallint, ARRAY[:place - 1]) || count
                                   || array_fill(0::smallint, ARRAY[60 - :place])
                        FROM unnest(:caller::text[], :callee::text[], :port::integer[], :side::smallint[],
                                    :program::text[], :callerHost::boolean[], :calleeHost::boolean[],
                                    :count::smallint[])
                            AS edge (caller, callee, port, side, program, caller_host, callee_host, count)
                        ON CONFLICT (caller, callee, hour, port, side, program) DO UPDATE
                        SET counts[:place] = excluded.counts[:place]
                        WHERE excluded.counts[:place] > old.counts[:place]
                        """)
                .param("hour", Timestamp.from(minute.truncatedTo(ChronoUnit.HOURS)))
                .param("place", minute.atOffset(ZoneOffset.UTC).getMinute() + 1)
                .param("caller", column("text", edges, key -> key.link().caller()))
                .param("callee", column("text", edges, key -> key.link().callee()))
                .param("port", column("integer", edges, EdgeSide::port))
                .param("side", column("smallint", edges, key -> (short) (key.side() == Side.CLIENT ? 0 : 1)))
                .param("program", column("text", edges, EdgeSide::program))
                .param("callerHost", column("boolean", edges, EdgeSide::callerIsHost))
                .param("calleeHost", column("boolean", edges, EdgeSide::calleeIsHost))
                .param(
                        "count",
                        new SqlArrayValue(
                                "smallint",
                                edges.stream()
                                        .map(edge -> (short) Math.min(edge.getValue(), Short.MAX_VALUE))
                                        .toArray()))
                .update();
    }

    private static SqlArrayValue column(
            String type, List<Map.Entry<EdgeSide, Integer>> edges, Function<EdgeSide, Object> part) {
        return new SqlArrayValue(
                type, edges.stream().map(Map.Entry::getKey).map(part).toArray());
    }

    /** An older look changes nothing. */
    void looked(String host, Instant at, int leftOut) {
        database.sql("""
                        INSERT INTO telemetry.connection_look AS old (host, at, left_out) VALUES (:host, :at, :leftOut)
                        ON CONFLICT (host) DO UPDATE SET at = excluded.at, left_out = excluded.left_out
                        WHERE excluded.at >= old.at
                        """)
                .param("host", host)
                .param("at", Timestamp.from(at))
                .param("leftOut", leftOut)
                .update();
    }

    Optional<Look> look(String host) {
        return database.sql("SELECT at, left_out FROM telemetry.connection_look WHERE host = :host")
                .param("host", host)
                .query((row, number) -> new Look(row.getTimestamp("at").toInstant(), row.getInt("left_out")))
                .optional();
    }

    /** What one side tells of an edge in an hour. */
    record Row(
            Instant hour,
            Link link,
            int port,
            Side side,
            String program,
            boolean callerIsHost,
            boolean calleeIsHost,
            Short[] counts) {}

    /** The rows of these that may have a minute in the span. */
    List<Row> of(List<Link> links, Instant from, Instant to) {
        return database.sql("""
                        SELECT hour, caller, callee, port, side, program, caller_host, callee_host, counts
                        FROM telemetry.connection_hour
                        JOIN unnest(:callers::text[], :callees::text[]) AS link (caller, callee) USING (caller, callee)
                        WHERE hour >= :hour AND hour < :to
                        """)
                .param("callers", SeenLinks.column(links, Link::caller))
                .param("callees", SeenLinks.column(links, Link::callee))
                .param("hour", Timestamp.from(from.truncatedTo(ChronoUnit.HOURS)))
                .param("to", Timestamp.from(to))
                .query(ConnectionRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getTimestamp("hour").toInstant(),
                new Link(row.getString("caller"), row.getString("callee")),
                row.getInt("port"),
                row.getShort("side") == 0 ? Side.CLIENT : Side.SERVER,
                row.getString("program"),
                row.getBoolean("caller_host"),
                row.getBoolean("callee_host"),
                (Short[]) row.getArray("counts").getArray());
    }

    /** @return whether there may be more */
    boolean forgetBefore(Instant instant) {
        return database.sql("""
                        DELETE FROM telemetry.connection_hour WHERE (caller, callee, hour, port, side, program) IN (
                            SELECT caller, callee, hour, port, side, program FROM telemetry.connection_hour
                            WHERE hour < :before LIMIT :most)
                        """)
                        .param("before", Timestamp.from(instant.minus(Duration.ofHours(1))))
                        .param("most", DELETED_AT_ONCE)
                        .update()
                == DELETED_AT_ONCE;
    }
}
