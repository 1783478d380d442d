package io.evenkeel.logs.internal.saved;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Saved queries in the database. */
@Repository
class SavedQueryRows {
    private static final long ONE_AT_A_TIME = 0x6c6f677371L; // "logsq" in ASCII

    private final JdbcClient database;

    SavedQueryRows(JdbcClient database) {
        this.database = database;
    }

    /** Until the transaction ends nobody else counts or adds. */
    void lock() {
        database.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", ONE_AT_A_TIME)
                .query((row, n) -> true)
                .list();
    }

    /** Those that somebody sees, by name, behind that one. */
    List<SavedQuery> page(String viewer, Optional<SavedQuery> beyond, int most) {
        return database.sql("""
                        SELECT id, name, query, owner, owner_name, shared, at FROM logs.saved_query
                        WHERE (owner = :viewer OR shared) AND (:first OR (lower(name), id) > (lower(:name), :id))
                        ORDER BY lower(name), id LIMIT :most
                        """)
                .param("viewer", viewer)
                .param("first", beyond.isEmpty())
                .param("name", beyond.map(SavedQuery::name).orElse(""))
                .param("id", beyond.map(SavedQuery::id).orElseGet(() -> new UUID(0, 0)))
                .param("most", most)
                .query(SavedQueryRows::query)
                .list();
    }

    Optional<SavedQuery> find(UUID id) {
        return database.sql("""
                        SELECT id, name, query, owner, owner_name, shared, at FROM logs.saved_query WHERE id = :id
                        """).param("id", id).query(SavedQueryRows::query).optional();
    }

    Optional<SavedQuery> find(String owner, String name) {
        return database.sql("""
                        SELECT id, name, query, owner, owner_name, shared, at FROM logs.saved_query
                        WHERE owner = :owner AND lower(name) = lower(:name)
                        """)
                .param("owner", owner)
                .param("name", name)
                .query(SavedQueryRows::query)
                .optional();
    }

    private static SavedQuery query(ResultSet row, int number) throws SQLException {
        return new SavedQuery(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("query"),
                row.getString("owner"),
                row.getString("owner_name"),
                row.getBoolean("shared"),
                row.getTimestamp("at").toInstant());
    }

    int ofOwner(String owner) {
        return database.sql("SELECT count(*) FROM logs.saved_query WHERE owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    int all() {
        return database.sql("SELECT count(*) FROM logs.saved_query")
                .query(Integer.class)
                .single();
    }

    void put(SavedQuery query) {
        database.sql("""
                        INSERT INTO logs.saved_query (id, name, query, owner, owner_name, shared, at)
                        VALUES (:id, :name, :query, :owner, :ownerName, :shared, :at)
                        ON CONFLICT (id) DO UPDATE
                        SET name = excluded.name, query = excluded.query, owner_name = excluded.owner_name,
                            shared = excluded.shared, at = excluded.at
                        """)
                .param("id", query.id())
                .param("name", query.name())
                .param("query", query.query())
                .param("owner", query.owner())
                .param("ownerName", query.ownerName())
                .param("shared", query.shared())
                .param("at", Timestamp.from(query.at()))
                .update();
    }

    void remove(UUID id) {
        database.sql("DELETE FROM logs.saved_query WHERE id = :id")
                .param("id", id)
                .update();
    }
}
