package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resources.Idle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code resource.idle}: what was found idle, and what its owner said. */
@Component
class IdleRows {
    private static final String OPEN = """
            select r.*, i.id as idle_id, i.since, i.found_at, i.expression
            from resource.idle i join resource.resource r on r.id = i.resource_id
            where i.answer is null
            """;

    private final JdbcClient jdbc;

    IdleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How it was settled. */
    enum Answer {
        KEPT,
        RELEASED,
        /** It is used again, before anybody answered. */
        BUSY_AGAIN
    }

    Optional<Idle> open(UUID resource) {
        return jdbc.sql(OPEN + " and r.id = :resource")
                .param("resource", resource)
                .query(IdleRows::idle)
                .optional();
    }

    /** Keys of those of these that are asked about. */
    Set<String> openOf(Collection<UUID> resources) {
        return Set.copyOf(jdbc.sql("""
                        select r.key from resource.idle i join resource.resource r on r.id = i.resource_id
                        where i.answer is null and i.resource_id = any(:resources)""")
                .param("resources", resources.toArray(UUID[]::new))
                .query(String.class)
                .list());
    }

    /** The longest first. */
    List<Idle> open(int limit) {
        return jdbc.sql(OPEN + " order by i.since, i.id limit :limit")
                .param("limit", limit)
                .query(IdleRows::idle)
                .list();
    }

    /** Those in use that a rule is for and about which nobody need be asked again yet; those asked about are among them. */
    List<Resource> watched(LocalDate today, UUID after, int limit) {
        return jdbc.sql("""
                        select r.* from resource.resource r join resource.kind k on k.id = r.kind
                        where r.state = 'ACTIVE' and r.item_id is not null and k.idle_expression is not null
                            and r.id > :after
                            and not exists (select from resource.idle i
                                where i.resource_id = r.id and i.keep_until > :today)
                        order by r.id limit :limit""")
                .param("after", after)
                .param("today", today)
                .param("limit", limit)
                .query(ResourceRows::resource)
                .list();
    }

    /** @return false if it is asked about already */
    boolean found(UUID id, UUID resource, Instant since, Instant at, String expression) {
        return jdbc.sql("""
                        insert into resource.idle (id, resource_id, since, found_at, expression)
                        values (:id, :resource, :since, :at, :expression)
                        on conflict (resource_id) where answer is null do nothing""")
                        .param("id", id)
                        .param("resource", resource)
                        .param("since", ResourceRows.utc(since))
                        .param("at", ResourceRows.utc(at))
                        .param("expression", expression)
                        .update()
                == 1;
    }

    /** @return false if nobody asks */
    boolean answered(
            UUID resource,
            Answer answer,
            Instant at,
            String byName,
            Optional<String> reason,
            Optional<LocalDate> keepUntil) {
        return jdbc.sql("""
                        update resource.idle
                        set answer = :answer, answered_at = :at, answered_by_name = :name, reason = :reason,
                            keep_until = :keepUntil
                        where resource_id = :resource and answer is null""")
                        .param("resource", resource)
                        .param("answer", answer.name())
                        .param("at", ResourceRows.utc(at))
                        .param("name", byName)
                        .param("reason", reason.orElse(null))
                        .param("keepUntil", keepUntil.orElse(null))
                        .update()
                == 1;
    }

    private static Idle idle(ResultSet row, int number) throws SQLException {
        return new Idle(
                row.getObject("idle_id", UUID.class),
                ResourceRows.resource(row, number),
                ResourceRows.instant(row, "since").orElseThrow(),
                ResourceRows.instant(row, "found_at").orElseThrow(),
                row.getString("expression"));
    }
}
