package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Begun;
import io.evenkeel.alerting.Groups;
import io.evenkeel.alerting.Groups.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The troubles that each incident has: the one that opened it, and those that joined. */
@Component
class MemberRows {
    /** More troubles than these at a time are looked through no further; the newest are. */
    private static final int MOST = 2_000;

    /** How long what somebody separated is not joined again. */
    private static final Duration APART = Duration.ofDays(30);

    private final JdbcClient jdbc;

    MemberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The incident has the alert's trouble from now on, if it had not. */
    void has(UUID incident, Arrival arrival) {
        has(incident, arrival.trouble(), arrival.affected(), arrival.alert().activeSince());
    }

    /** @param began when what was heard of it had begun */
    void has(UUID incident, Trouble trouble, Affected affected, Instant began) {
        jdbc.sql("""
                        insert into incident.member as known (incident_id, group_key, item, last_at)
                        values (:incident, :group, :item, :began)
                        on conflict (incident_id, group_key) do update
                        set item = coalesce(excluded.item, known.item),
                            last_at = greatest(excluded.last_at, known.last_at)""")
                .param("incident", incident)
                .param("group", trouble.groupKey())
                .param("item", affected.item().map(item -> item.id()).orElse(null))
                .param("began", began.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What is being fought and had something that began so close to this trouble that it may belong there, and of which nobody
     * said lately that it does not.
     */
    List<Session> sessions(String group, Instant began) {
        Map<String, List<Begun>> alerts = new HashMap<>();
        jdbc.sql("""
                        select incident_id, member.group_key as trouble, item, last_at from incident.member
                            join incident.incident on incident.id = member.incident_id
                        where last_at between :from and :to and item is not null and state in ('OPEN', 'ACKNOWLEDGED')
                            and not exists(select 1 from incident.apart
                                    join incident.member as kept on kept.incident_id = member.incident_id
                                where one = least(kept.group_key, :group) and other = greatest(kept.group_key, :group)
                                    and said_at >= :apart)
                        order by last_at desc limit :most""")
                .param("from", began.minus(Groups.QUIET_AFTER.multipliedBy(2)).atOffset(ZoneOffset.UTC))
                .param("to", began.plus(Groups.QUIET_AFTER).atOffset(ZoneOffset.UTC))
                .param("group", group)
                .param("apart", began.minus(APART).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query(row -> {
                    alerts.computeIfAbsent(row.getString("incident_id"), incident -> new ArrayList<>())
                            .add(begun(
                                    row.getString("trouble"),
                                    row.getString("item"),
                                    row.getObject("last_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return alerts.entrySet().stream()
                .map(entry -> new Session(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** All alerts on one thing are one trouble of the incident that has it, so that it is known by its newest beginning. */
    static Begun begun(String group, String item, Instant at) {
        return new Begun(group, at, Set.of(item), group, group);
    }

    /** Whether somebody said lately that some trouble of the one has nothing to do with some of the other. */
    boolean areApart(UUID one, UUID other, Instant now) {
        return jdbc.sql("""
                        select exists(select 1 from incident.member as mine, incident.member as theirs, incident.apart
                            where mine.incident_id = :one and theirs.incident_id = :other
                                and one = least(mine.group_key, theirs.group_key)
                                and other = greatest(mine.group_key, theirs.group_key) and said_at >= :apart)""")
                .param("one", one)
                .param("other", other)
                .param("apart", now.minus(APART).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The incident has all troubles of another from now on, which keeps them for its history. */
    void takesAll(UUID incident, UUID of) {
        jdbc.sql("""
                        insert into incident.member as known (incident_id, group_key, item, last_at)
                        select :incident, group_key, item, last_at from incident.member where incident_id = :of
                        on conflict (incident_id, group_key) do update
                        set item = coalesce(excluded.item, known.item),
                            last_at = greatest(excluded.last_at, known.last_at)""").param("incident", incident).param("of", of).update();
    }

    /** The trouble on this item that joined the incident; empty if it is the one that opened it. */
    Optional<String> joined(UUID incident, UUID item) {
        return jdbc.sql("""
                        select member.group_key from incident.member
                            join incident.incident on incident.id = member.incident_id
                        where incident_id = :incident and item = :item and member.group_key <> incident.group_key
                        order by member.group_key limit 1""")
                .param("incident", incident)
                .param("item", item)
                .query(String.class)
                .optional();
    }

    /**
     * Takes a trouble that joined out of the incident, and says that it has nothing to do with those that stay.
     *
     * @return the fingerprints of its alerts
     */
    List<String> leaves(UUID incident, String group, Instant now) {
        jdbc.sql("delete from incident.member where incident_id = :incident and group_key = :group")
                .param("incident", incident)
                .param("group", group)
                .update();
        jdbc.sql("""
                        insert into incident.apart (one, other, said_at)
                        select least(group_key, :group), greatest(group_key, :group), :now
                        from incident.member where incident_id = :incident
                        on conflict (one, other) do update set said_at = excluded.said_at""")
                .param("incident", incident)
                .param("group", group)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("""
                        delete from incident.alert where incident_id = :incident and group_key = :group
                        returning fingerprint""")
                .param("incident", incident)
                .param("group", group)
                .query((row, number) -> row.getString("fingerprint"))
                .list();
    }

    /** One trouble is placed after the other, so that two that belong together do not both open an incident. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('incident.placement', 0))")
                .query((row, number) -> Optional.empty())
                .list();
    }
}
