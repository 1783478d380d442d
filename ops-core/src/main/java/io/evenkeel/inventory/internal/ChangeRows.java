package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Inventory.Change;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to items, as rows. */
@Component
class ChangeRows {
    private static final int LONGEST_HISTORY = 200;

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID item, Instant at, String actor, Happening what) {
        jdbc.sql("""
                        insert into inventory.change (item_id, at, actor_name, what, code, facts)
                        values (:item, :at, :actor, :what, :code, cast(:facts as jsonb))""")
                .param("item", item)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("what", what.words())
                .param("code", what.code())
                .param("facts", ItemRows.JSON.writeValueAsString(what.facts()))
                .update();
    }

    /** Newest first. */
    List<Change> of(UUID item) {
        return jdbc.sql("""
                        select at, actor_name, what, code, facts from inventory.change
                        where item_id = :item order by id desc limit :most""")
                .param("item", item)
                .param("most", LONGEST_HISTORY)
                .query((row, number) -> new Change(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"),
                        row.getString("what"),
                        Optional.ofNullable(row.getString("code")),
                        ItemRows.JSON.readValue(row.getString("facts"), ItemRows.FACTS)))
                .list();
    }
}
