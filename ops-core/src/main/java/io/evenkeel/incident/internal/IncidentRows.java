package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds incidents. */
@Component
class IncidentRows {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<AffectedItem>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<HitService>> SERVICES = new TypeReference<>() {};

    private static final String SELECT = """
            select id, key, title, state, severity, impact, priority, host, opened_at, acknowledged_at, asks_again_at,
                asked_at, resolved_at, closed_at, owner, owner_name, review_needed, cause, remedy, items, services,
                round, version,
                array(select fingerprint from incident.alert
                      where incident_id = incident.id order by joined_at, fingerprint) as fingerprints,
                exists(select 1 from incident.alert where incident_id = incident.id and firing) as firing,
                exists(select 1 from incident.alert where incident_id = incident.id and firing and not muted) as heard
            from incident.incident
            """;

    private final JdbcClient jdbc;

    IncidentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> find(String key) {
        return jdbc.sql(SELECT + "where key = :key")
                .param("key", key)
                .query(IncidentRows::stored)
                .optional();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Stored> lock(String key) {
        return jdbc.sql(SELECT + "where key = :key for update")
                .param("key", key)
                .query(IncidentRows::stored)
                .optional();
    }

    /** The one that is being fought and has this trouble, locked; its own before one that it joined. */
    Optional<Stored> lockFought(String groupKey) {
        return jdbc.sql(SELECT + """
                        where state in ('OPEN', 'ACKNOWLEDGED')
                            and id in (select incident_id from incident.member where group_key = :group)
                        order by group_key <> :group, opened_at desc, key limit 1 for update""")
                .param("group", groupKey)
                .query(IncidentRows::stored)
                .optional();
    }

    /**
     * The newest of this trouble that is over but not closed, locked; if it has this alert, or ended after {@code since}:
     * what ended longer ago has nothing to do with another alert. What only joined one begins its own when it comes back.
     */
    Optional<Stored> lockOver(String groupKey, String fingerprint, Instant since) {
        return jdbc.sql(SELECT + """
                        where group_key = :group and state in ('RESOLVED', 'REVIEWED')
                            and (resolved_at >= :since or id in (
                                select incident_id from incident.alert where fingerprint = :fingerprint))
                        order by resolved_at desc limit 1 for update""")
                .param("group", groupKey)
                .param("fingerprint", fingerprint)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(IncidentRows::stored)
                .optional();
    }

    /** That one while it is being fought, locked. */
    Optional<Stored> lockFought(UUID id) {
        return jdbc.sql(SELECT + "where id = :id and state in ('OPEN', 'ACKNOWLEDGED') for update")
                .param("id", id)
                .query(IncidentRows::stored)
                .optional();
    }

    /** The newest in which the alert is said to fire, locked; a closed one was closed despite that. */
    Optional<Stored> lockWithFiring(String fingerprint) {
        return jdbc.sql(SELECT + """
                        where id in (select incident_id from incident.alert where fingerprint = :fingerprint and firing)
                        order by opened_at desc, key desc limit 1 for update""")
                .param("fingerprint", fingerprint)
                .query(IncidentRows::stored)
                .optional();
    }

    /** By priority, then age: the oldest open first; of all, the newest first. */
    List<Incident> list(boolean open, int limit) {
        String which = open
                ? "where state <> 'CLOSED' order by priority, opened_at, key limit :limit"
                : "order by opened_at desc, id desc limit :limit";
        return jdbc.sql(SELECT + which).param("limit", limit).query(IncidentRows::stored).list().stream()
                .map(Stored::incident)
                .toList();
    }

    List<Incident> touching(Set<UUID> items, Set<String> fingerprints, Instant from, Instant to) {
        return jdbc
                .sql(SELECT + """
                        where opened_at >= :from and opened_at < :to
                            and (exists(select 1 from jsonb_array_elements(items) as item
                                        where cast(item ->> 'id' as uuid) = any(:items))
                                or exists(select 1 from incident.alert
                                          where incident_id = incident.id and fingerprint = any(:fingerprints)))
                        order by opened_at desc, id desc limit 500""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("items", new SqlArrayValue("uuid", items.toArray()))
                .param("fingerprints", new SqlArrayValue("text", fingerprints.toArray()))
                .query(IncidentRows::stored)
                .list()
                .stream()
                .map(Stored::incident)
                .toList();
    }

    int firings(Set<UUID> items, Instant from, Instant to) {
        return jdbc.sql("""
                        select count(*) from incident.entry join incident.incident on incident.id = entry.incident_id
                        where entry.kind = 'ALERT_FIRING' and entry.at >= :from and entry.at < :to
                            and exists(select 1 from jsonb_array_elements(incident.items) as item
                                       where cast(item ->> 'id' as uuid) = any(:items))""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("items", new SqlArrayValue("uuid", items.toArray()))
                .query(Integer.class)
                .single();
    }

    /** What fires with high severity or more is taken for failed. */
    Set<UUID> itemsInGraveTrouble() {
        return Set.copyOf(jdbc.sql("""
                        select distinct cast(item ->> 'id' as uuid) as id
                        from incident.incident, jsonb_array_elements(items) as item
                        where state in ('OPEN', 'ACKNOWLEDGED') and severity in ('critical', 'high')
                            and exists(select 1 from incident.alert where incident_id = incident.id and firing)""")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        Optional<String> cause = Optional.ofNullable(row.getString("cause"));
        String remedy = row.getString("remedy");
        var incident = new Incident(
                row.getString("key"),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                Priority.valueOf(row.getString("priority")),
                row.getString("severity"),
                Optional.ofNullable(row.getString("host")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "acknowledged_at"),
                instant(row, "asks_again_at"),
                instant(row, "asked_at"),
                instant(row, "resolved_at"),
                instant(row, "closed_at"),
                Optional.ofNullable(row.getObject("owner", UUID.class)),
                Optional.ofNullable(row.getString("owner_name")),
                row.getBoolean("firing"),
                row.getBoolean("firing") && !row.getBoolean("heard"),
                row.getBoolean("review_needed"),
                cause.map(written -> new Review(written, remedy)),
                JSON.readValue(row.getString("items"), ITEMS),
                JSON.readValue(row.getString("services"), SERVICES),
                List.of((String[]) row.getArray("fingerprints").getArray()),
                row.getInt("round"),
                row.getLong("version"));
        return new Stored(row.getObject("id", UUID.class), Level.valueOf(row.getString("impact")), incident);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
