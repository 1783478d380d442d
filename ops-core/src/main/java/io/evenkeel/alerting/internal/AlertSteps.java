package io.evenkeel.alerting.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code alerting.alert_step}: what happened to a stretch and why. Only added to. */
@Component
class AlertSteps {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    /** An alert that is muted and unmuted for ever must not make an answer without end. */
    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;

    AlertSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that happened; {@code kind} is that of the reason which it becomes. */
    record Step(Instant at, String kind, Map<String, String> facts) {}

    void add(long alert, Instant at, String kind, Map<String, String> facts) {
        jdbc.sql("""
                        insert into alerting.alert_step (alert_id, at, kind, facts)
                        values (:alert, :at, :kind, :facts::jsonb)
                        """)
                .param("alert", alert)
                .param("at", AlertRows.utc(at))
                .param("kind", kind)
                .param("facts", JSON.writeValueAsString(facts))
                .update();
    }

    /** The newest, oldest first. */
    List<Step> of(long alert) {
        return jdbc.sql("""
                        select at, kind, facts from (
                            select id, at, kind, facts from alerting.alert_step where alert_id = :alert
                            order by id desc limit :most) newest
                        order by id
                        """)
                .param("alert", alert)
                .param("most", MOST_SHOWN)
                .query((row, n) -> new Step(
                        AlertRows.instant(row, "at").orElseThrow(),
                        row.getString("kind"),
                        JSON.readValue(row.getString("facts"), FACTS)))
                .list();
    }
}
