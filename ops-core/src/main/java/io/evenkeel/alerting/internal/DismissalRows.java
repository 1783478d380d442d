package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Dismissals.Dismissal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code alerting.dismissal}. */
@Component
class DismissalRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    DismissalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In force at that time; said at that very moment counts. */
    List<Dismissal> inForce(Instant now) {
        return jdbc.sql("""
                        select * from alerting.dismissal where ends_at > :now order by said_at, id
                        """)
                .param("now", AlertRows.utc(now))
                .query(DismissalRows::row)
                .list();
    }

    List<Dismissal> newest(Instant now, int most) {
        return jdbc.sql("""
                        select * from alerting.dismissal order by ends_at > :now desc, said_at desc, id limit :most
                        """)
                .param("now", AlertRows.utc(now))
                .param("most", most)
                .query(DismissalRows::row)
                .list();
    }

    Optional<Dismissal> find(UUID id) {
        return jdbc.sql("""
                        select * from alerting.dismissal where id = :id
                        """).param("id", id).query(DismissalRows::row).optional();
    }

    void add(Dismissal dismissal) {
        jdbc.sql("""
                        insert into alerting.dismissal (id, rule_key, labels, value, needed, why, said_by, said_at, ends_at)
                        values (:id, :rule, :labels::jsonb, :value, :needed, :why, :saidBy, :saidAt, :endsAt)
                        """)
                .param("id", dismissal.id())
                .param("rule", dismissal.rule())
                .param("labels", JSON.writeValueAsString(dismissal.labels()))
                .param("value", dismissal.value())
                .param("needed", dismissal.needed().orElse(null))
                .param("why", dismissal.why())
                .param("saidBy", dismissal.saidBy())
                .param("saidAt", AlertRows.utc(dismissal.saidAt()))
                .param("endsAt", AlertRows.utc(dismissal.endsAt()))
                .update();
    }

    void end(UUID id, String by, Instant at) {
        jdbc.sql("""
                        update alerting.dismissal set ends_at = :at, withdrawn_by = :by, withdrawn_at = :at where id = :id
                        """)
                .param("at", AlertRows.utc(at))
                .param("by", by)
                .param("id", id)
                .update();
    }

    int forgetEndedBefore(Instant time) {
        return jdbc.sql("""
                        delete from alerting.dismissal where ends_at < :time
                        """).param("time", AlertRows.utc(time)).update();
    }

    private static Dismissal row(ResultSet row, int number) throws SQLException {
        double needed = row.getDouble("needed");
        boolean hasNeeded = !row.wasNull();
        return new Dismissal(
                row.getObject("id", UUID.class),
                row.getString("rule_key"),
                JSON.readValue(row.getString("labels"), TEXTS),
                row.getDouble("value"),
                hasNeeded ? Optional.of(needed) : Optional.empty(),
                row.getString("why"),
                row.getString("said_by"),
                AlertRows.instant(row, "said_at").orElseThrow(),
                AlertRows.instant(row, "ends_at").orElseThrow(),
                Optional.ofNullable(row.getString("withdrawn_by")),
                AlertRows.instant(row, "withdrawn_at"));
    }
}
