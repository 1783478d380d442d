package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Owner;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.Resources.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code resource.resource}. */
@Component
class ResourceRows {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "select r.* from resource.resource r\n";

    private final JdbcClient jdbc;

    ResourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key for the next one. */
    String nextKey() {
        return "RES-"
                + jdbc.sql("select nextval('resource.number')")
                        .query(Long.class)
                        .single();
    }

    Optional<Resource> find(String key) {
        return jdbc.sql(SELECT + "where key = :key")
                .param("key", key)
                .query(ResourceRows::resource)
                .optional();
    }

    Optional<Resource> ofId(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ResourceRows::resource)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Resource> lock(String key) {
        return jdbc.sql(SELECT + "where key = :key for update")
                .param("key", key)
                .query(ResourceRows::resource)
                .optional();
    }

    /** Of a person and these teams, the newest first. */
    List<Resource> mine(UUID owner, Collection<String> teams, long before, int limit) {
        return jdbc.sql(SELECT + """
                        where (owner_id = :owner and team is null or team = any(:teams)) and number < :before
                        order by number desc limit :limit""")
                .param("owner", owner)
                .param("teams", teams.toArray(String[]::new))
                .param("before", before)
                .param("limit", limit)
                .query(ResourceRows::resource)
                .list();
    }

    /** The newest first. */
    List<Resource> all(Search search, long before, int limit) {
        String sql = SELECT + "where number < :before"
                + search.state().map(state -> " and state = :state").orElse("")
                + search.kind().map(kind -> " and kind = :kind").orElse("")
                + search.text()
                        .map(
                                text ->
                                        " and strpos(lower(concat_ws(' ', key, purpose, owner_name, team, item_name)), :text) > 0")
                        .orElse("")
                + " order by number desc limit :limit";
        return jdbc.sql(sql)
                .param("before", before)
                .param("limit", limit)
                .param("state", search.state().map(State::name).orElse(""))
                .param("kind", search.kind().orElse(""))
                .param(
                        "text",
                        search.text()
                                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                                .orElse(""))
                .query(ResourceRows::resource)
                .list();
    }

    /** Those in use that end in these days and for which not every reminder was dealt with; the earliest first. */
    List<Resource> toRemind(LocalDate today, Map<Integer, LocalDate> lastDays, int limit) {
        return jdbc.sql(SELECT + """
                        where state = 'ACTIVE' and until >= :today
                            and exists (select from unnest(:days, :lastDays) as due (days, last_day)
                                where r.until <= due.last_day and not exists (select from resource.reminder m
                                    where m.resource_id = r.id and m.until = r.until and m.days = due.days))
                        order by until, number limit :limit""")
                .param("today", today)
                .param("days", new SqlArrayValue("integer", lastDays.keySet().toArray()))
                .param("lastDays", new SqlArrayValue("date", lastDays.values().toArray()))
                .param("limit", limit)
                .query(ResourceRows::resource)
                .list();
    }

    void insert(Resource resource) {
        jdbc.sql("""
                        insert into resource.resource (id, number, key, kind, owner_id, owner_name, team, holder, purpose,
                            state, quantity, reserved, until, unit_price, currency, wish, called, applied_at, version)
                        values (:id, :number, :key, :kind, :owner, :ownerName, :team, :holder, :purpose,
                            :state, :quantity, :reserved, :until, :price, :currency, cast(:wish as jsonb), false, :at, 1)""")
                .param("id", resource.id())
                .param("number", number(resource.key()))
                .param("key", resource.key())
                .param("kind", resource.kind())
                .param("owner", resource.owner().id())
                .param("ownerName", resource.owner().name())
                .param("team", resource.team().orElse(null))
                .param("holder", resource.holder())
                .param("purpose", resource.purpose())
                .param("state", resource.state().name())
                .param("quantity", resource.quantity())
                .param("reserved", resource.reserved())
                .param("until", resource.until())
                .param("price", resource.unitPrice())
                .param("currency", resource.currency())
                .param("wish", json(resource.wish()))
                .param("at", utc(resource.appliedAt()))
                .update();
    }

    /** Everything of it that can change; its row is locked by the caller. */
    void save(Resource resource) {
        jdbc.sql("""
                        update resource.resource
                        set state = :state, quantity = :quantity, reserved = :reserved, until = :until,
                            wish = cast(:wish as jsonb), approval = :approval, called = :called, item_id = :item,
                            item_name = :itemName, provided_at = :providedAt, grace_until = :graceUntil,
                            ended_at = :endedAt, reason = :reason, version = :version
                        where id = :id""")
                .param("id", resource.id())
                .param("state", resource.state().name())
                .param("quantity", resource.quantity())
                .param("reserved", resource.reserved())
                .param("until", resource.until())
                .param("wish", json(resource.wish()))
                .param("approval", resource.approval().orElse(null))
                .param("called", resource.called())
                .param("item", resource.item().orElse(null))
                .param("itemName", resource.itemName().orElse(null))
                .param("providedAt", utc(resource.providedAt()))
                .param("graceUntil", utc(resource.graceUntil()))
                .param("endedAt", utc(resource.endedAt()))
                .param("reason", resource.reason().orElse(null))
                .param("version", resource.version())
                .update();
    }

    static long number(String key) {
        return Long.parseLong(key.substring(key.indexOf('-') + 1));
    }

    private static @Nullable String json(Optional<Wish> wish) {
        return wish.map(JSON::writeValueAsString).orElse(null);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> at) {
        return at.map(ResourceRows::utc).orElse(null);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Resource resource(ResultSet row, int number) throws SQLException {
        return new Resource(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("kind"),
                new Owner(row.getObject("owner_id", UUID.class), row.getString("owner_name")),
                text(row, "team"),
                row.getString("purpose"),
                State.valueOf(row.getString("state")),
                row.getInt("quantity"),
                row.getInt("reserved"),
                row.getObject("until", LocalDate.class),
                row.getBigDecimal("unit_price"),
                row.getString("currency"),
                text(row, "wish").map(json -> JSON.readValue(json, Wish.class)),
                text(row, "approval"),
                row.getBoolean("called"),
                Optional.ofNullable(row.getObject("item_id", UUID.class)),
                text(row, "item_name"),
                instant(row, "applied_at").orElseThrow(),
                instant(row, "provided_at"),
                instant(row, "grace_until"),
                instant(row, "ended_at"),
                text(row, "reason"),
                row.getLong("version"));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
