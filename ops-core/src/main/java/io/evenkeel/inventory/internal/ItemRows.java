package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory.Search;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Items as rows: what people ask for and write down. */
@Component
class ItemRows {
    static final JsonMapper JSON = JsonMapper.shared();
    static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private static final String SELECT = """
            select id, kind, name, criticality, owner, note, found_as, last_seen_at, facts, ends_on, retired, version
            from inventory.item
            """;

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One more than asked for, if there are more. */
    List<Item> critical(int most) {
        return jdbc.sql(SELECT + "where not retired and criticality = 'critical' order by lower(name), id limit :most")
                .param("most", most)
                .query(ItemRows::item)
                .list();
    }

    List<Item> page(Search search, Optional<Cursor> after, int limit) {
        String sql = SELECT + "where not retired"
                + search.kind().map(kind -> " and kind = :kind").orElse("")
                + search.words()
                        .map(words -> " and position(:words in search) > 0")
                        .orElse("")
                + after.map(cursor -> " and (lower(name), id) > (lower(:name), :id)")
                        .orElse("")
                + " order by lower(name), id limit :limit";
        return jdbc.sql(sql)
                .param("kind", search.kind().map(Kind::word).orElse(""))
                .param(
                        "words",
                        search.words()
                                .map(words -> words.strip().toLowerCase(Locale.ROOT))
                                .orElse(""))
                .param("name", after.map(Cursor::name).orElse(""))
                .param("id", after.map(Cursor::id).orElse(new UUID(0, 0)))
                .param("limit", limit + 1)
                .query(ItemRows::item)
                .list();
    }

    Optional<Item> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ItemRows::item)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Item> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(ItemRows::item)
                .optional();
    }

    List<Item> findAll(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids)")
                .param("ids", array(ids))
                .query(ItemRows::item)
                .list();
    }

    /** At most two. */
    List<Item> named(Collection<Kind> kinds, String name) {
        return jdbc.sql(SELECT + "where not retired and lower(name) = lower(:name) and kind = any(:kinds) limit 2")
                .param("name", name)
                .param(
                        "kinds",
                        new SqlArrayValue("text", kinds.stream().map(Kind::word).toArray()))
                .query(ItemRows::item)
                .list();
    }

    Optional<Item> foundAs(String foundAs) {
        return jdbc.sql(SELECT + "where found_as = :foundAs")
                .param("foundAs", foundAs)
                .query(ItemRows::item)
                .optional();
    }

    /** At most two; those of an instance where no job is given. */
    List<Item> ofTarget(Optional<String> job, String instance) {
        String sql = SELECT + "where id in (select item_id from inventory.target where instance = :instance"
                + job.map(name -> " and job = :job").orElse("") + ") limit 2";
        return jdbc.sql(sql)
                .param("instance", instance)
                .param("job", job.orElse(""))
                .query(ItemRows::item)
                .list();
    }

    void insert(UUID id, Kind kind, Traits traits) {
        jdbc.sql("""
                        insert into inventory.item (id, kind, name, criticality, owner, note, facts, retired, version)
                        values (:id, :kind, :name, :criticality, :owner, :note, '{}', false, 1)""")
                .param("id", id)
                .param("kind", kind.word())
                .param("name", traits.name())
                .param(
                        "criticality",
                        traits.criticality().map(Criticality::word).orElse(null))
                .param("owner", traits.owner().orElse(null))
                .param("note", traits.note().orElse(null))
                .update();
    }

    void change(UUID id, Traits traits) {
        jdbc.sql("""
                        update inventory.item
                        set name = :name, criticality = :criticality, owner = :owner, note = :note, retired = false,
                            version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("name", traits.name())
                .param(
                        "criticality",
                        traits.criticality().map(Criticality::word).orElse(null))
                .param("owner", traits.owner().orElse(null))
                .param("note", traits.note().orElse(null))
                .update();
    }

    void ends(UUID id, Optional<LocalDate> lastDay) {
        jdbc.sql("update inventory.item set ends_on = :lastDay, version = version + 1 where id = :id")
                .param("id", id)
                .param("lastDay", lastDay.orElse(null))
                .update();
    }

    void retire(UUID id) {
        jdbc.sql("update inventory.item set retired = true, version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    static SqlArrayValue array(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                Kind.ofWord(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                Optional.ofNullable(row.getString("criticality")).flatMap(Criticality::ofWord),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getString("note")),
                row.getString("found_as") != null,
                Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                JSON.readValue(row.getString("facts"), FACTS),
                Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                row.getBoolean("retired"),
                row.getLong("version"));
    }
}
