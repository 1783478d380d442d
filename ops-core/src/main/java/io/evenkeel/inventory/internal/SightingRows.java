package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.internal.Sighting.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Items as rows: what is known by itself. */
@Component
class SightingRows {
    /** A row for each item each minute would cost more than knowing the last sign of life to the minute is worth. */
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    SightingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of an item that appeared by itself. */
    record Known(
            UUID id, String foundAs, Kind kind, String name, Map<String, String> facts, Optional<Instant> lastSeen) {

        boolean isToBeTouched(Instant seen) {
            return lastSeen.isEmpty() || lastSeen.get().plus(TOUCHED_EVERY).isBefore(seen);
        }
    }

    Map<String, Known> all() {
        return jdbc.sql("""
                        select id, found_as, kind, name, facts, last_seen_at
                        from inventory.item where found_as is not null""").query(SightingRows::known).list().stream()
                .collect(Collectors.toMap(Known::foundAs, known -> known));
    }

    Set<Target> targets() {
        return Set.copyOf(jdbc.sql("select job, instance from inventory.target")
                .query((row, number) -> new Target(row.getString("job"), row.getString("instance")))
                .list());
    }

    /** A host that people wrote down before its agent was there, by its name: it is the same from now on. */
    Optional<UUID> adopt(Sighting sighting) {
        return sighting.kind() != Kind.HOST
                ? Optional.empty()
                : jdbc.sql("""
                                update inventory.item set found_as = :foundAs, facts = cast(:facts as jsonb)
                                where id = (select id from inventory.item
                                    where kind = :kind and lower(name) = lower(:name) and found_as is null and not retired
                                    order by id limit 1)
                                returning id""")
                        .param("kind", sighting.kind().word())
                        .param("name", sighting.usualName())
                        .param("foundAs", sighting.foundAs())
                        .param("facts", ItemRows.JSON.writeValueAsString(sighting.facts()))
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .optional();
    }

    /** False if it is there already. */
    boolean insert(UUID id, Sighting sighting) {
        return jdbc.sql("""
                        insert into inventory.item (id, kind, name, found_as, facts, retired, version)
                        values (:id, :kind, :name, :foundAs, cast(:facts as jsonb), false, 1)
                        on conflict (found_as) do nothing""")
                        .param("id", id)
                        .param("kind", sighting.kind().word())
                        .param("name", sighting.usualName())
                        .param("foundAs", sighting.foundAs())
                        .param("facts", ItemRows.JSON.writeValueAsString(sighting.facts()))
                        .update()
                == 1;
    }

    void update(UUID id, Kind kind, String name, Map<String, String> facts) {
        jdbc.sql("""
                        update inventory.item set kind = :kind, name = :name, facts = cast(:facts as jsonb)
                        where id = :id""")
                .param("id", id)
                .param("kind", kind.word())
                .param("name", name)
                .param("facts", ItemRows.JSON.writeValueAsString(facts))
                .update();
    }

    void touch(Collection<UUID> items, Instant seen) {
        jdbc.sql("update inventory.item set last_seen_at = :seen where id = any(:items)")
                .param("seen", seen.atOffset(ZoneOffset.UTC))
                .param("items", ItemRows.array(items))
                .update();
    }

    /** The item may be another one than before: an address is given to another machine. */
    void point(Target target, String foundAs) {
        jdbc.sql("""
                        insert into inventory.target (job, instance, item_id)
                        select :job, :instance, id from inventory.item where found_as = :foundAs
                        on conflict (job, instance) do update set item_id = excluded.item_id
                        where target.item_id <> excluded.item_id""")
                .param("job", target.job())
                .param("instance", target.instance())
                .param("foundAs", foundAs)
                .update();
    }

    /** The items whose targets lie on a host, without the host itself. */
    List<UUID> targetsOn(String host, UUID item) {
        return jdbc
                .sql(
                        "select distinct instance, item_id from inventory.target where position(:host in lower(instance)) > 0")
                .param("host", host)
                .query((row, number) -> Map.entry(
                        new Target("", row.getString("instance")).host(), row.getObject("item_id", UUID.class)))
                .list()
                .stream()
                .filter(target ->
                        target.getKey().equals(host) && !target.getValue().equals(item))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                row.getObject("id", UUID.class),
                row.getString("found_as"),
                Kind.ofWord(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                ItemRows.JSON.readValue(row.getString("facts"), ItemRows.FACTS),
                Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
