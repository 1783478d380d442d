package io.evenkeel.change.internal;

import io.evenkeel.change.Freeze;
import io.evenkeel.change.Freeze.Weekly;
import io.evenkeel.change.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code change.freeze}. */
@Component
class FreezeRows {
    private final JdbcClient jdbc;

    FreezeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Freeze> all() {
        return jdbc.sql("""
                        select id, name, reason, starts_at, ends_at, weekly, items, created_by_name from change.freeze
                        order by lower(name)""").query(FreezeRows::freeze).list();
    }

    Optional<Freeze> find(UUID id) {
        return all().stream().filter(freeze -> freeze.id().equals(id)).findFirst();
    }

    /** False if there is one of this name. */
    boolean insert(Freeze freeze) {
        return jdbc.sql("""
                        insert into change.freeze (id, name, reason, starts_at, ends_at, weekly, items, created_by_name)
                        values (:id, :name, :reason, :from, :to, cast(:weekly as jsonb), :items, :by)
                        on conflict do nothing""")
                        .param("id", freeze.id())
                        .param("name", freeze.name())
                        .param("reason", freeze.reason())
                        .param(
                                "from",
                                freeze.once()
                                        .map(once -> ChangeTable.utc(once.from()))
                                        .orElse(null))
                        .param(
                                "to",
                                freeze.once()
                                        .map(once -> ChangeTable.utc(once.to()))
                                        .orElse(null))
                        .param(
                                "weekly",
                                freeze.weekly()
                                        .map(ChangeTable.JSON::writeValueAsString)
                                        .orElse(null))
                        .param("items", new SqlArrayValue("uuid", freeze.items().toArray()))
                        .param("by", freeze.createdByName())
                        .update()
                == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from change.freeze where id = :id").param("id", id).update();
    }

    private static Freeze freeze(ResultSet row, int number) throws SQLException {
        OffsetDateTime from = row.getObject("starts_at", OffsetDateTime.class);
        OffsetDateTime to = row.getObject("ends_at", OffsetDateTime.class);
        return new Freeze(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("reason"),
                from == null || to == null
                        ? Optional.empty()
                        : Optional.of(new Window(from.toInstant(), to.toInstant())),
                Optional.ofNullable(row.getString("weekly"))
                        .map(json -> ChangeTable.JSON.readValue(json, Weekly.class)),
                Set.of((UUID[]) row.getArray("items").getArray()),
                row.getString("created_by_name"));
    }
}
