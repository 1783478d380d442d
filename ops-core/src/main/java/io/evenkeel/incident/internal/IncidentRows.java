package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident;
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
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents as rows. Every change counts the version up. */
@Component
class IncidentRows {
    private static final String SELECT = """
            select id, key, title, state, severity, impact, priority, host, opened_at, acknowledged_at, resolved_at,
                closed_at, owner, owner_name, cause, remedy, round, version,
                array(select fingerprint from incident.alert
                      where incident_id = incident.id order by joined_at, fingerprint) as fingerprints,
                exists(select 1 from incident.alert where incident_id = incident.id and firing) as firing
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

    /** The one of this trouble that is not closed, locked. */
    Optional<Stored> lockOpen(String groupKey) {
        return jdbc.sql(SELECT + "where group_key = :group and state <> 'CLOSED' for update")
                .param("group", groupKey)
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

    /** False if this trouble has one already that is not closed. */
    boolean insert(UUID id, Trouble trouble, Grade grade, Instant at) {
        return jdbc.sql("""
                        insert into incident.incident (id, key, group_key, title, state, severity, impact, urgency,
                            priority, host, opened_at, round, version)
                        values (:id, 'INC-' || nextval('incident.number'), :group, :title, 'OPEN', :severity, :impact,
                            :urgency, :priority, :host, :at, 0, 1)
                        on conflict (group_key) where state <> 'CLOSED' do nothing""")
                        .param("id", id)
                        .param("group", trouble.groupKey())
                        .param("title", trouble.title())
                        .param("severity", grade.severity().word())
                        .param("impact", grade.impact().name())
                        .param("urgency", grade.urgency().name())
                        .param("priority", grade.answer().priority().name())
                        .param("host", trouble.host().orElse(null))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void acknowledged(UUID id, Instant at, Optional<UUID> owner, String ownerName) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'ACKNOWLEDGED', acknowledged_at = :at, owner = :owner, owner_name = :name,
                            version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("owner", owner.orElse(null))
                .param("name", ownerName)
                .update();
    }

    void resolved(UUID id, Instant at) {
        jdbc.sql("""
                        update incident.incident set state = 'RESOLVED', resolved_at = :at, version = version + 1
                        where id = :id""").param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void reviewed(UUID id, Review review) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'REVIEWED', cause = :cause, remedy = :remedy, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("cause", review.cause())
                .param("remedy", review.remedy())
                .update();
    }

    void closed(UUID id, Instant at) {
        jdbc.sql("""
                        update incident.incident set state = 'CLOSED', closed_at = :at, version = version + 1
                        where id = :id""").param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    /** Nobody has it any more, and what was written about its end does not hold; the timeline keeps both. */
    void reopened(UUID id, int round) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'OPEN', round = :round, acknowledged_at = null, owner = null, owner_name = null,
                            resolved_at = null, cause = null, remedy = null, version = version + 1
                        where id = :id""").param("id", id).param("round", round).update();
    }

    void graded(UUID id, Grade grade) {
        jdbc.sql("""
                        update incident.incident
                        set severity = :severity, impact = :impact, urgency = :urgency, priority = :priority,
                            version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("severity", grade.severity().word())
                .param("impact", grade.impact().name())
                .param("urgency", grade.urgency().name())
                .param("priority", grade.answer().priority().name())
                .update();
    }

    /** An alert fires in it: joins it or fires again. */
    void alertFires(UUID id, String fingerprint, String alertname, Instant at) {
        jdbc.sql("""
                        insert into incident.alert (incident_id, fingerprint, alertname, firing, joined_at)
                        values (:id, :fingerprint, :alertname, true, :at)
                        on conflict (incident_id, fingerprint) do update set firing = true""")
                .param("id", id)
                .param("fingerprint", fingerprint)
                .param("alertname", alertname)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        countUp(id);
    }

    /** An alert of it cleared; false if it has no such firing alert. */
    boolean alertClears(UUID id, String fingerprint) {
        int cleared =
                jdbc.sql("""
                        update incident.alert set firing = false
                        where incident_id = :id and fingerprint = :fingerprint and firing""").param("id", id).param("fingerprint", fingerprint).update();
        if (cleared == 1) {
            countUp(id);
        }
        return cleared == 1;
    }

    /** A closed incident in which the alert is said to fire still; it was resolved despite that. */
    Optional<Stored> lockClosedWithFiring(String fingerprint) {
        return jdbc.sql(SELECT + """
                        where state = 'CLOSED' and id in (
                            select incident_id from incident.alert where fingerprint = :fingerprint and firing)
                        order by opened_at desc limit 1 for update""")
                .param("fingerprint", fingerprint)
                .query(IncidentRows::stored)
                .optional();
    }

    private void countUp(UUID id) {
        jdbc.sql("update incident.incident set version = version + 1 where id = :id")
                .param("id", id)
                .update();
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
                instant(row, "resolved_at"),
                instant(row, "closed_at"),
                Optional.ofNullable(row.getObject("owner", UUID.class)),
                Optional.ofNullable(row.getString("owner_name")),
                row.getBoolean("firing"),
                cause.map(written -> new Review(written, remedy)),
                List.of((String[]) row.getArray("fingerprints").getArray()),
                row.getInt("round"),
                row.getLong("version"));
        return new Stored(row.getObject("id", UUID.class), Level.valueOf(row.getString("impact")), incident);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
