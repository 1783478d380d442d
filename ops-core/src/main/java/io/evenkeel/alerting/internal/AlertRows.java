package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code alerting.alert}: one row a stretch, from when a condition first held until it stopped. */
@Component
class AlertRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that are pending or firing. */
    List<Watched> active() {
        return jdbc.sql("""
                        select * from alerting.alert where state <> 'RESOLVED' order by id
                        """).query(AlertRows::row).list();
    }

    /** Ids of the pending and firing ones of our own rules but these. */
    List<Long> orphans(Set<String> inForce) {
        return jdbc.sql("""
                        select id from alerting.alert
                        where state <> 'RESOLVED' and source = 'rule' and not rule_key = any (:rules) order by id
                        """)
                .param("rules", texts(inForce))
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    List<Watched> firing() {
        return jdbc.sql("""
                        select * from alerting.alert where state = 'FIRING' order by id
                        """).query(AlertRows::row).list();
    }

    /** Those of the firing that have to be told of where no silence mutes anything. */
    List<Watched> firingUntold() {
        return jdbc.sql("""
                        select * from alerting.alert
                        where state = 'FIRING' and (not announced or muted_by <> '{}') order by id
                        """).query(AlertRows::row).list();
    }

    /** Those of a rule, locked until the end of the transaction. */
    List<Watched> active(String rule) {
        return jdbc.sql("""
                        select * from alerting.alert where rule_key = :rule and state <> 'RESOLVED' order by id for update
                        """).param("rule", rule).query(AlertRows::row).list();
    }

    /** Fingerprints of what other rules hold. */
    List<String> activeOfOthers(String rule) {
        return jdbc.sql("""
                        select fingerprint from alerting.alert where rule_key <> :rule and state <> 'RESOLVED'
                        """)
                .param("rule", rule)
                .query((row, n) -> row.getString("fingerprint"))
                .list();
    }

    /** The latest stretch of an alert. */
    Optional<Watched> find(String fingerprint) {
        return jdbc.sql("""
                        select * from alerting.alert where fingerprint = :fingerprint order by id desc limit 1
                        """)
                .param("fingerprint", fingerprint)
                .query(AlertRows::row)
                .optional();
    }

    /** One that is pending or firing, locked until the end of the transaction. */
    Optional<Watched> lockActive(String fingerprint) {
        return jdbc.sql("""
                        select * from alerting.alert where fingerprint = :fingerprint and state <> 'RESOLVED' for update
                        """)
                .param("fingerprint", fingerprint)
                .query(AlertRows::row)
                .optional();
    }

    /** A row that is still active, locked until the end of the transaction. */
    Optional<Watched> lockActive(long id) {
        return jdbc.sql("""
                        select * from alerting.alert where id = :id and state <> 'RESOLVED' for update
                        """).param("id", id).query(AlertRows::row).optional();
    }

    /** Stores a new stretch; gives it back with its id and version. */
    Watched insert(Watched watched) {
        Alert alert = watched.alert();
        return jdbc.sql("""
                        insert into alerting.alert (fingerprint, rule_key, file, state, labels, annotations, expression,
                            value, threshold, active_since, firing_since, updated_at, version, source, announced, muted_by,
                            generator_url)
                        values (:fingerprint, :rule, :file, :state, :labels::jsonb, :annotations::jsonb, :expression,
                            :value, :threshold, :activeSince, :firingSince, :updatedAt,
                            nextval('alerting.alert_version'), :source, :announced, :mutedBy, :generatorUrl)
                        returning *
                        """)
                .param("fingerprint", alert.fingerprint())
                .param("rule", watched.rule())
                .param("file", watched.file())
                .param("state", alert.state().name())
                .param("labels", JSON.writeValueAsString(alert.labels()))
                .param("annotations", JSON.writeValueAsString(alert.annotations()))
                .param("expression", alert.expression())
                .param("value", alert.value())
                .param("threshold", alert.threshold().orElse(null))
                .param("activeSince", utc(alert.activeSince()))
                .param("firingSince", alert.firingSince().map(AlertRows::utc).orElse(null))
                .param("updatedAt", utc(watched.updatedAt()))
                .param("source", alert.source())
                .param("announced", watched.announced())
                .param("mutedBy", texts(alert.mutedBy()))
                .param("generatorUrl", alert.generatorUrl().orElse(null))
                .query(AlertRows::row)
                .single();
    }

    /** Stores what became of a stretch; gives it back with its new version. */
    Watched change(Watched watched) {
        Alert alert = watched.alert();
        return jdbc.sql("""
                        update alerting.alert set state = :state, active_since = :activeSince,
                            firing_since = :firingSince, kept_since = :keptSince, resolved_at = :resolvedAt,
                            annotations = :annotations::jsonb, expression = :expression, value = :value,
                            threshold = :threshold, updated_at = :updatedAt, announced = :announced,
                            muted_by = :mutedBy, generator_url = :generatorUrl,
                            version = nextval('alerting.alert_version')
                        where id = :id
                        returning *
                        """)
                .param("state", alert.state().name())
                .param("activeSince", utc(alert.activeSince()))
                .param("firingSince", alert.firingSince().map(AlertRows::utc).orElse(null))
                .param("keptSince", watched.keptSince().map(AlertRows::utc).orElse(null))
                .param("resolvedAt", alert.resolvedAt().map(AlertRows::utc).orElse(null))
                .param("annotations", JSON.writeValueAsString(alert.annotations()))
                .param("expression", alert.expression())
                .param("value", alert.value())
                .param("threshold", alert.threshold().orElse(null))
                .param("updatedAt", utc(watched.updatedAt()))
                .param("announced", watched.announced())
                .param("mutedBy", texts(alert.mutedBy()))
                .param("generatorUrl", alert.generatorUrl().orElse(null))
                .param("id", watched.id().orElseThrow())
                .query(AlertRows::row)
                .single();
    }

    void delete(Watched watched) {
        jdbc.sql("""
                        delete from alerting.alert where id = :id
                        """).param("id", watched.id().orElseThrow()).update();
    }

    /** Forgets what ended long ago; an incident keeps its own record of it. */
    int forgetResolvedBefore(Instant time) {
        return jdbc.sql("""
                        delete from alerting.alert where state = 'RESOLVED' and resolved_at < :time
                        """).param("time", utc(time)).update();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    static Watched row(ResultSet row, int number) throws SQLException {
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
                instant(row, "active_since").orElseThrow(),
                instant(row, "firing_since"),
                instant(row, "resolved_at"),
                row.getLong("version"),
                row.getString("source"),
                texts(row, "muted_by"),
                Optional.ofNullable(row.getString("generator_url")));
        return new Watched(
                Optional.of(row.getLong("id")),
                alert,
                row.getString("rule_key"),
                row.getString("file"),
                instant(row, "updated_at").orElseThrow(),
                instant(row, "kept_since"),
                row.getBoolean("announced"));
    }
}
