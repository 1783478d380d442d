package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Timeline and reason chain as rows. */
@Component
class EntryRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private static final int LONGEST_TIMELINE = 1_000;

    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to write into the timeline. */
    record NewEntry(Instant at, Entry.Kind kind, String actorName, String text, Map<String, String> facts) {}

    void add(UUID incident, NewEntry entry) {
        add(incident, entry, Optional.empty());
    }

    /** False if the incident has an entry of this source already. */
    boolean addOnce(UUID incident, NewEntry entry, String source) {
        return add(incident, entry, Optional.of(source));
    }

    private boolean add(UUID incident, NewEntry entry, Optional<String> source) {
        return jdbc.sql("""
                        insert into incident.entry (incident_id, at, kind, actor_name, text, facts, source)
                        values (:incident, :at, :kind, :actor, :text, cast(:facts as jsonb), :source)
                        on conflict (incident_id, source) do nothing""")
                        .param("incident", incident)
                        .param("at", entry.at().atOffset(ZoneOffset.UTC))
                        .param("kind", entry.kind().name())
                        .param("actor", entry.actorName())
                        .param("text", entry.text())
                        .param("facts", JSON.writeValueAsString(entry.facts()))
                        .param("source", source.orElse(null))
                        .update()
                == 1;
    }

    /** Newest first; an alert that comes and goes for weeks must not make an answer without end. */
    List<Entry> timeline(String key) {
        return jdbc.sql("""
                        select entry.id, entry.at, entry.kind, entry.actor_name, entry.text, entry.facts
                        from incident.entry join incident.incident on incident.id = entry.incident_id
                        where incident.key = :key
                        order by entry.at desc, entry.id desc
                        limit :most""")
                .param("key", key)
                .param("most", LONGEST_TIMELINE)
                .query(EntryRows::entry)
                .list();
    }

    /** Replaces the reasons of one round. */
    void explain(UUID incident, int round, List<Reason> reasons) {
        jdbc.sql("delete from incident.reason where incident_id = :incident and round = :round")
                .param("incident", incident)
                .param("round", round)
                .update();
        for (int place = 0; place < reasons.size(); place++) {
            Reason reason = reasons.get(place);
            jdbc.sql("""
                            insert into incident.reason (incident_id, round, place, kind, fact, explanation, facts)
                            values (:incident, :round, :place, :kind, :fact, :explanation, cast(:facts as jsonb))""")
                    .param("incident", incident)
                    .param("round", round)
                    .param("place", place)
                    .param("kind", reason.kind())
                    .param("fact", reason.fact())
                    .param("explanation", reason.explanation())
                    .param("facts", JSON.writeValueAsString(reason.facts()))
                    .update();
        }
    }

    /** Why it came to be is the same in the next round, which nothing new began. */
    void carryOver(UUID incident, int round, int next) {
        jdbc.sql("""
                        insert into incident.reason (incident_id, round, place, kind, fact, explanation, facts)
                        select incident_id, :next, place, kind, fact, explanation, facts from incident.reason
                        where incident_id = :incident and round = :round
                        on conflict do nothing""")
                .param("incident", incident)
                .param("round", round)
                .param("next", next)
                .update();
    }

    List<Reason> reasons(UUID incident, int round) {
        return jdbc.sql("""
                        select kind, fact, explanation, facts from incident.reason
                        where incident_id = :incident and round = :round order by place""")
                .param("incident", incident)
                .param("round", round)
                .query((row, number) -> new Reason(
                        row.getString("kind"),
                        row.getString("fact"),
                        row.getString("explanation"),
                        JSON.readValue(row.getString("facts"), FACTS)))
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Entry.Kind.valueOf(row.getString("kind")),
                row.getString("actor_name"),
                row.getString("text"),
                JSON.readValue(row.getString("facts"), FACTS));
    }
}
