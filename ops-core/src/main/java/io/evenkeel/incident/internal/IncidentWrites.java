package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.Review;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes incidents. Every change counts the version up. */
@Component
class IncidentWrites {
    private final JdbcClient jdbc;

    IncidentWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, Trouble trouble, Grade grade, boolean reviewNeeded, Instant at) {
        jdbc.sql("""
                        insert into incident.incident (id, key, group_key, title, state, severity, impact, urgency,
                            priority, review_needed, host, opened_at, round, version)
                        values (:id, 'INC-' || nextval('incident.number'), :group, :title, 'OPEN', :severity, :impact,
                            :urgency, :priority, :review, :host, :at, 0, 1)""")
                .param("id", id)
                .param("group", trouble.groupKey())
                .param("title", trouble.title())
                .param("severity", grade.severity().word())
                .param("impact", grade.impact().name())
                .param("urgency", grade.urgency().name())
                .param("priority", grade.answer().priority().name())
                .param("review", reviewNeeded)
                .param("host", trouble.host().orElse(null))
                .param("at", utc(at))
                .update();
    }

    void acknowledged(UUID id, Instant at, Optional<Instant> asksAgainAt, Optional<UUID> owner, String ownerName) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'ACKNOWLEDGED', acknowledged_at = :at, asks_again_at = :again, asked_at = null,
                            owner = :owner, owner_name = :name, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("at", utc(at))
                .param("again", asksAgainAt.map(IncidentWrites::utc).orElse(null))
                .param("owner", owner.orElse(null))
                .param("name", ownerName)
                .update();
    }

    void asksAgainAt(UUID id, Optional<Instant> asksAgainAt) {
        jdbc.sql("""
                        update incident.incident
                        set asks_again_at = :again, asked_at = null, version = version + 1 where id = :id""")
                .param("id", id)
                .param("again", asksAgainAt.map(IncidentWrites::utc).orElse(null))
                .update();
    }

    void asked(UUID id, Instant at) {
        jdbc.sql("update incident.incident set asked_at = :at, version = version + 1 where id = :id")
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    void resolved(UUID id, Instant at) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'RESOLVED', resolved_at = :at, asks_again_at = null, asked_at = null,
                            version = version + 1
                        where id = :id""").param("id", id).param("at", utc(at)).update();
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

    /** What was closed while somebody still had it was resolved at that moment. */
    void closed(UUID id, Instant at) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'CLOSED', closed_at = :at, resolved_at = coalesce(resolved_at, :at),
                            asks_again_at = null, asked_at = null, version = version + 1
                        where id = :id""").param("id", id).param("at", utc(at)).update();
    }

    /** Nobody has it any more, and what was written about its end does not hold; the timeline keeps both. */
    void openedAgain(UUID id, int round) {
        jdbc.sql("""
                        update incident.incident
                        set state = 'OPEN', round = :round, acknowledged_at = null, asks_again_at = null,
                            asked_at = null, owner = null, owner_name = null, resolved_at = null, cause = null,
                            remedy = null, version = version + 1
                        where id = :id""").param("id", id).param("round", round).update();
    }

    void titled(UUID id, String title) {
        jdbc.sql("update incident.incident set title = :title, version = version + 1 where id = :id")
                .param("id", id)
                .param("title", title)
                .update();
    }

    /** A review that was needed once stays needed. */
    void graded(UUID id, Grade grade, boolean reviewNeeded) {
        jdbc.sql("""
                        update incident.incident
                        set severity = :severity, impact = :impact, urgency = :urgency, priority = :priority,
                            review_needed = review_needed or :review, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("severity", grade.severity().word())
                .param("impact", grade.impact().name())
                .param("urgency", grade.urgency().name())
                .param("priority", grade.answer().priority().name())
                .param("review", reviewNeeded)
                .update();
    }

    void affects(UUID id, List<AffectedItem> items, List<HitService> services) {
        jdbc.sql("""
                        update incident.incident
                        set items = cast(:items as jsonb), services = cast(:services as jsonb), version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("items", IncidentRows.JSON.writeValueAsString(items))
                .param("services", IncidentRows.JSON.writeValueAsString(services))
                .update();
    }

    /** An alert fires in it: joins it or fires again; false if it is known to fire in it. */
    boolean alertFires(UUID id, String fingerprint, Trouble trouble, Instant at) {
        boolean news = jdbc.sql("""
                        insert into incident.alert
                            (incident_id, fingerprint, alertname, group_key, firing, muted, joined_at)
                        values (:id, :fingerprint, :alertname, :group, true, false, :at)
                        on conflict (incident_id, fingerprint)
                        do update set group_key = excluded.group_key, firing = true, muted = false
                        where not alert.firing""")
                        .param("id", id)
                        .param("fingerprint", fingerprint)
                        .param("alertname", trouble.alertname())
                        .param("group", trouble.groupKey())
                        .param("at", utc(at))
                        .update()
                == 1;
        if (news) {
            countUp(id);
        }
        return news;
    }

    /** All alerts of another fire in it from now on, where they do; the other keeps them for its history. */
    void takesAlerts(UUID id, UUID of) {
        jdbc.sql("""
                        insert into incident.alert as known
                            (incident_id, fingerprint, alertname, group_key, firing, muted, joined_at)
                        select :id, fingerprint, alertname, group_key, firing, muted, joined_at
                        from incident.alert where incident_id = :of
                        on conflict (incident_id, fingerprint)
                        do update set group_key = excluded.group_key, firing = true, muted = excluded.muted
                        where excluded.firing""").param("id", id).param("of", of).update();
        jdbc.sql("update incident.alert set firing = false where incident_id = :of and firing")
                .param("of", of)
                .update();
        countUp(id);
        countUp(of);
    }

    /** A silence came over an alert of it or ended; false if nothing changed by that. */
    boolean alertMuted(UUID id, String fingerprint, boolean muted) {
        int changed = jdbc.sql("""
                        update incident.alert set muted = :muted
                        where incident_id = :id and fingerprint = :fingerprint and muted <> :muted""")
                .param("id", id)
                .param("fingerprint", fingerprint)
                .param("muted", muted)
                .update();
        if (changed == 1) {
            countUp(id);
        }
        return changed == 1;
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

    private void countUp(UUID id) {
        jdbc.sql("update incident.incident set version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
