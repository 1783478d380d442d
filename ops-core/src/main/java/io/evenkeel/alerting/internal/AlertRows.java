package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code alerting.alert}. */
@Component
class AlertRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient database;

    AlertRows(JdbcClient database) {
        this.database = database;
    }

    /** All alerts of a rule by fingerprint, locked until the end of the transaction. */
    Map<String, Watched> ofRule(String ruleKey) {
        Map<String, Watched> found = new LinkedHashMap<>();
        database.sql("""
                        select * from alerting.alert where rule_key = :rule for update
                        """)
                .param("rule", ruleKey)
                .query(AlertRows::row)
                .list()
                .forEach(watched -> found.put(watched.alert().fingerprint(), watched));
        return found;
    }

    List<Watched> active() {
        return database.sql("""
                        select * from alerting.alert where state <> 'RESOLVED' order by active_since
                        """).query(AlertRows::row).list();
    }

    Optional<Watched> find(String fingerprint) {
        return database.sql("""
                        select * from alerting.alert where fingerprint = :fingerprint
                        """)
                .param("fingerprint", fingerprint)
                .query(AlertRows::row)
                .optional();
    }

    void store(Watched watched) {
        Alert alert = watched.alert();
        database.sql("""
                        insert into alerting.alert (fingerprint, rule_key, file, state, labels, annotations, expression,
                            value, threshold, active_since, firing_since, resolved_at, held_at, version)
                        values (:fingerprint, :rule, :file, :state, :labels::jsonb, :annotations::jsonb, :expression,
                            :value, :threshold, :activeSince, :firingSince, :resolvedAt, :heldAt, :version)
                        on conflict (fingerprint) do update set
                            rule_key = excluded.rule_key, file = excluded.file, state = excluded.state,
                            annotations = excluded.annotations, expression = excluded.expression,
                            value = excluded.value, threshold = excluded.threshold,
                            active_since = excluded.active_since, firing_since = excluded.firing_since,
                            resolved_at = excluded.resolved_at, held_at = excluded.held_at,
                            version = excluded.version
                        """)
                .param("fingerprint", alert.fingerprint())
                .param("rule", watched.ruleKey())
                .param("file", watched.file())
                .param("state", alert.state().name())
                .param("labels", JSON.writeValueAsString(alert.labels()))
                .param("annotations", JSON.writeValueAsString(alert.annotations()))
                .param("expression", alert.expression())
                .param("value", alert.value())
                .param("threshold", alert.threshold().orElse(null))
                .param("activeSince", utc(alert.activeSince()))
                .param("firingSince", alert.firingSince().map(AlertRows::utc).orElse(null))
                .param("resolvedAt", alert.resolvedAt().map(AlertRows::utc).orElse(null))
                .param("heldAt", utc(watched.heldAt()))
                .param("version", alert.version())
                .update();
    }

    /** Forgets what ended long ago; an incident keeps its own record of it. */
    int forgetResolvedBefore(Instant time) {
        return database.sql("""
                        delete from alerting.alert where state = 'RESOLVED' and resolved_at < :time
                        """).param("time", utc(time)).update();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Watched row(ResultSet row, int number) throws SQLException {
        double threshold = row.getDouble("threshold");
        boolean hasThreshold = !row.wasNull();
        var alert = new Alert(
                row.getString("fingerprint"),
                Alert.State.valueOf(row.getString("state")),
                JSON.readValue(row.getString("labels"), TEXTS),
                JSON.readValue(row.getString("annotations"), TEXTS),
                row.getString("expression"),
                row.getDouble("value"),
                hasThreshold ? Optional.of(threshold) : Optional.empty(),
                instant(row.getObject("active_since", OffsetDateTime.class)).orElseThrow(),
                instant(row.getObject("firing_since", OffsetDateTime.class)),
                instant(row.getObject("resolved_at", OffsetDateTime.class)),
                row.getLong("version"));
        return new Watched(
                alert,
                row.getString("rule_key"),
                row.getString("file"),
                instant(row.getObject("held_at", OffsetDateTime.class)).orElseThrow());
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
