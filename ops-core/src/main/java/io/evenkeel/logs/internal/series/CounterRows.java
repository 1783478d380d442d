package io.evenkeel.logs.internal.series;

import io.evenkeel.logs.LogCounters.LogCounter;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Queries that are counted, in the database. */
@Repository
class CounterRows {
    private final JdbcClient database;

    CounterRows(JdbcClient database) {
        this.database = database;
    }

    /** By name. */
    List<LogCounter> all() {
        return database.sql("SELECT name, query, by_name, at FROM logs.counter ORDER BY name")
                .query((row, _) -> new LogCounter(
                        row.getString("name"),
                        row.getString("query"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Whoever writes waits for whoever writes, so that there are never too many. */
    void lock() {
        database.sql("LOCK TABLE logs.counter IN SHARE ROW EXCLUSIVE MODE").update();
    }

    void put(LogCounter counter) {
        database.sql("""
                INSERT INTO logs.counter (name, query, by_name, at) VALUES (:name, :query, :by, :at)
                ON CONFLICT (name) DO UPDATE SET query = excluded.query, by_name = excluded.by_name, at = excluded.at
                """)
                .param("name", counter.name())
                .param("query", counter.query())
                .param("by", counter.byName())
                .param("at", Timestamp.from(counter.at()))
                .update();
    }

    boolean remove(String name) {
        return database.sql("DELETE FROM logs.counter WHERE name = :name")
                        .param("name", name)
                        .update()
                > 0;
    }
}
