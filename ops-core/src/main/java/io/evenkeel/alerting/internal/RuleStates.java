package io.evenkeel.alerting.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code alerting.rule_state}: when each rule was evaluated, and how that went. */
@Component
class RuleStates {

    private final JdbcClient jdbc;

    RuleStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param evaluatedAt the last time, with success or without
     * @param settlingUntil see {@link Observation}
     * @param error why the last evaluation failed, if it did
     */
    record RuleState(
            Instant evaluatedAt,
            Optional<Instant> succeededAt,
            Optional<Instant> settlingUntil,
            Optional<String> error) {}

    Map<String, RuleState> all() {
        var states = new HashMap<String, RuleState>();
        jdbc.sql("""
                        select rule, evaluated_at, succeeded_at, settling_until, error from alerting.rule_state
                        """).query(row -> {
            states.put(row.getString("rule"), state(row));
        });
        return states;
    }

    private static RuleState state(ResultSet row) throws SQLException {
        return new RuleState(
                AlertRows.instant(row, "evaluated_at").orElseThrow(),
                AlertRows.instant(row, "succeeded_at"),
                AlertRows.instant(row, "settling_until"),
                Optional.ofNullable(row.getString("error")));
    }

    void succeeded(String rule, Instant now, Optional<Instant> settlingUntil) {
        jdbc.sql("""
                        insert into alerting.rule_state (rule, evaluated_at, succeeded_at, settling_until, error)
                        values (:rule, :now, :now, :settlingUntil, null)
                        on conflict (rule) do update set evaluated_at = excluded.evaluated_at,
                            succeeded_at = excluded.succeeded_at, settling_until = excluded.settling_until,
                            error = excluded.error
                        """)
                .param("rule", rule)
                .param("now", AlertRows.utc(now))
                .param("settlingUntil", settlingUntil.map(AlertRows::utc).orElse(null))
                .update();
    }

    void failed(String rule, Instant now, String error) {
        jdbc.sql("""
                        insert into alerting.rule_state (rule, evaluated_at, error) values (:rule, :now, :error)
                        on conflict (rule) do update set evaluated_at = excluded.evaluated_at, error = excluded.error
                        """)
                .param("rule", rule)
                .param("now", AlertRows.utc(now))
                .param("error", error)
                .update();
    }

    void keepOnly(Collection<String> rules) {
        jdbc.sql("""
                        delete from alerting.rule_state where not rule = any (:rules)
                        """).param("rules", new SqlArrayValue("text", rules.toArray())).update();
    }
}
