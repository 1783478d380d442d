package io.evenkeel.logs.internal.own;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Own parsers and masks in the database. */
@Repository
public class ParsingRows {
    private static final long ONE_AT_A_TIME = 0x6c6f677370L; // "logsp" in ASCII

    private final JdbcClient database;

    public ParsingRows(JdbcClient database) {
        this.database = database;
    }

    /** In the order in which they are tried. */
    List<LogParser> parsers() {
        return database.sql("""
                        SELECT name, place, enabled, expression, host, source, by_name, at
                        FROM logs.parser ORDER BY place, name
                        """)
                .query((row, _) -> new LogParser(
                        row.getString("name"),
                        row.getInt("place"),
                        row.getBoolean("enabled"),
                        row.getString("expression"),
                        row.getString("host"),
                        row.getString("source"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** By name. */
    List<LogMask> masks() {
        return database.sql("SELECT name, enabled, expression, by_name, at FROM logs.mask ORDER BY name")
                .query((row, _) -> new LogMask(
                        row.getString("name"),
                        row.getBoolean("enabled"),
                        row.getString("expression"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Until the transaction ends nobody else counts or adds. */
    void lock() {
        database.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", ONE_AT_A_TIME)
                .query((row, n) -> true)
                .list();
    }

    void put(LogParser parser) {
        database.sql("""
                        INSERT INTO logs.parser (name, place, enabled, expression, host, source, by_name, at)
                        VALUES (:name, :place, :enabled, :expression, :host, :source, :by, :at)
                        ON CONFLICT (name) DO UPDATE
                        SET place = excluded.place, enabled = excluded.enabled, expression = excluded.expression,
                            host = excluded.host, source = excluded.source, by_name = excluded.by_name, at = excluded.at
                        """)
                .param("name", parser.name())
                .param("place", parser.place())
                .param("enabled", parser.enabled())
                .param("expression", parser.expression())
                .param("host", parser.host())
                .param("source", parser.source())
                .param("by", parser.byName())
                .param("at", Timestamp.from(parser.at()))
                .update();
    }

    void put(LogMask mask) {
        database.sql("""
                        INSERT INTO logs.mask (name, enabled, expression, by_name, at)
                        VALUES (:name, :enabled, :expression, :by, :at)
                        ON CONFLICT (name) DO UPDATE
                        SET enabled = excluded.enabled, expression = excluded.expression, by_name = excluded.by_name,
                            at = excluded.at
                        """)
                .param("name", mask.name())
                .param("enabled", mask.enabled())
                .param("expression", mask.expression())
                .param("by", mask.byName())
                .param("at", Timestamp.from(mask.at()))
                .update();
    }

    boolean removeParser(String name) {
        return database.sql("DELETE FROM logs.parser WHERE name = :name")
                        .param("name", name)
                        .update()
                > 0;
    }

    boolean removeMask(String name) {
        return database.sql("DELETE FROM logs.mask WHERE name = :name")
                        .param("name", name)
                        .update()
                > 0;
    }
}
