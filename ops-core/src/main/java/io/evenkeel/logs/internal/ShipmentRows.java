package io.evenkeel.logs.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each agent sent last, in the database. */
@Repository
class ShipmentRows {
    private final JdbcClient database;

    ShipmentRows(JdbcClient database) {
        this.database = database;
    }

    /** @param firstLine id of its first line */
    record Last(UUID stream, long number, long firstLine) {}

    Optional<Last> of(String host) {
        return database.sql("SELECT stream, number, first_line FROM logs.shipment WHERE host = :host")
                .param("host", host)
                .query((row, number) ->
                        new Last(row.getObject("stream", UUID.class), row.getLong("number"), row.getLong("first_line")))
                .optional();
    }

    void put(String host, Last last) {
        database.sql("""
                INSERT INTO logs.shipment (host, stream, number, first_line)
                VALUES (:host, :stream, :number, :firstLine)
                ON CONFLICT (host) DO UPDATE
                SET stream = excluded.stream, number = excluded.number, first_line = excluded.first_line
                """)
                .param("host", host)
                .param("stream", last.stream())
                .param("number", last.number())
                .param("firstLine", last.firstLine())
                .update();
    }
}
