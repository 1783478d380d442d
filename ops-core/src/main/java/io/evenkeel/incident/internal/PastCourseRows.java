package io.evenkeel.incident.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.internal.Courses.Line;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Finds how incidents went. */
@Component
class PastCourseRows {
    private static final TypeReference<List<AffectedItem>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<HitService>> SERVICES = new TypeReference<>() {};
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    PastCourseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Head(
            UUID id,
            String key,
            String title,
            Priority priority,
            String severity,
            String trouble,
            List<AffectedItem> items,
            List<HitService> services,
            Instant opened) {}

    List<Course> between(Instant from, Instant to, Optional<String> after) {
        List<Head> heads = heads(from, to, after);
        Map<UUID, List<Line>> lines = lines(heads.stream().map(Head::id).toList());
        return heads.stream()
                .map(head -> new Course(
                        head.key(),
                        head.title(),
                        head.priority(),
                        head.severity(),
                        head.trouble(),
                        head.items(),
                        head.services(),
                        Courses.stretches(head.opened(), lines.getOrDefault(head.id(), List.of()))))
                .toList();
    }

    /** One that was opened again ended last: nothing that overlaps the span is missed. */
    private List<Head> heads(Instant from, Instant to, Optional<String> after) {
        return jdbc.sql("""
                        select id, key, title, priority, severity, group_key, items, services, opened_at
                        from incident.incident
                        where opened_at < :to and coalesce(resolved_at, closed_at, 'infinity') >= :from
                            and (cast(:after as text) is null
                                or id > (select id from incident.incident where key = :after))
                        order by id limit :most""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("after", after.orElse(null))
                .param("most", MOST)
                .query((row, number) -> new Head(
                        row.getObject("id", UUID.class),
                        row.getString("key"),
                        row.getString("title"),
                        Priority.valueOf(row.getString("priority")),
                        row.getString("severity"),
                        row.getString("group_key"),
                        IncidentRows.JSON.readValue(row.getString("items"), ITEMS),
                        IncidentRows.JSON.readValue(row.getString("services"), SERVICES),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Map<UUID, List<Line>> lines(List<UUID> incidents) {
        var found = new HashMap<UUID, List<Line>>();
        jdbc.sql("""
                        select incident_id, at, kind, coalesce(facts ->> 'fingerprint', '') as fingerprint
                        from incident.entry
                        where incident_id = any(:incidents) and kind in ('ALERT_FIRING', 'ALERT_RESOLVED',
                            'ACKNOWLEDGED', 'RESOLVED', 'REOPENED', 'CLOSED')
                        order by id""")
                .param("incidents", new SqlArrayValue("uuid", incidents.toArray()))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("incident_id", UUID.class), id -> new ArrayList<>())
                            .add(new Line(
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    Entry.Kind.valueOf(row.getString("kind")),
                                    row.getString("fingerprint")));
                });
        return found;
    }
}
