package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Link;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Which links were seen in a span, by calls or by connections, in the database's own order. */
@Repository
class SeenLinks {
    /** An hour that lies in the span as a whole has a minute in it. */
    private static final String IN_SPAN = """
            hour >= :hour AND hour < :to AND ((hour >= :from AND hour + interval '1 hour' <= :to) OR EXISTS (
                SELECT FROM generate_series(0, 59) AS minute
                WHERE counts[minute + 1] > 0 AND hour + minute * interval '1 minute' >= :from
                  AND hour + minute * interval '1 minute' < :to))""";

    private final JdbcClient database;

    SeenLinks(JdbcClient database) {
        this.database = database;
    }

    /** The first of the span behind that one. */
    List<Link> page(Instant from, Instant to, Link beyond, int most) {
        return links("""
                SELECT caller, callee FROM telemetry.call_minute
                WHERE at >= :from AND at < :to AND (caller, callee) > (:caller, :callee)
                UNION
                SELECT caller, callee FROM telemetry.connection_hour
                WHERE (caller, callee) > (:caller, :callee) AND %s
                ORDER BY caller, callee LIMIT :most
                """.formatted(IN_SPAN), from, to, most)
                .param("caller", beyond.caller())
                .param("callee", beyond.callee())
                .query((row, number) -> new Link(row.getString("caller"), row.getString("callee")))
                .list();
    }

    /** The first that begin or end there. */
    List<Link> around(String name, Instant from, Instant to, int most) {
        return links("""
                SELECT caller, callee FROM telemetry.call_minute WHERE caller = :name AND at >= :from AND at < :to
                UNION
                SELECT caller, callee FROM telemetry.call_minute WHERE callee = :name AND at >= :from AND at < :to
                UNION
                SELECT caller, callee FROM telemetry.connection_hour WHERE caller = :name AND %1$s
                UNION
                SELECT caller, callee FROM telemetry.connection_hour WHERE callee = :name AND %1$s
                ORDER BY caller, callee LIMIT :most
                """.formatted(IN_SPAN), from, to, most)
                .param("name", name)
                .query((row, number) -> new Link(row.getString("caller"), row.getString("callee")))
                .list();
    }

    private JdbcClient.StatementSpec links(String sql, Instant from, Instant to, int most) {
        return database.sql(sql)
                .param("hour", Timestamp.from(from.truncatedTo(ChronoUnit.HOURS)))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most);
    }

    static SqlArrayValue column(List<Link> links, Function<Link, String> end) {
        return new SqlArrayValue("text", links.stream().map(end).toArray());
    }
}
