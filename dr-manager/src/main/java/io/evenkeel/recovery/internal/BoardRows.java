package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every policy with its newest good copy, job and drill: one query, three probes of an index for each policy. */
@Component
class BoardRows {
    private final JdbcClient jdbc;

    BoardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param drillFailed the newest drill that passed or failed did the latter */
    record Row(RecoveryPolicy policy, Optional<Instant> lastGood, Optional<RecoveryRun> lastRun, boolean drillFailed) {}

    List<Row> all() {
        return jdbc.sql("""
                        select policy.*, good.at as good_at, drill.result as drill_result, run.*
                        from recovery.policy
                        left join lateral (
                            select at from recovery.copy
                            where policy_id = policy.id and sound and gone_at is null
                            order by at desc limit 1) good on true
                        left join lateral (
                            select id as run_id, act as run_act, state as run_state, due_at as run_due_at,
                                sent_at as run_sent_at, ended_at as run_ended_at, part as run_part,
                                bytes_done as run_bytes_done, outcome as run_outcome, code as run_code,
                                sentence as run_sentence
                            from recovery.job
                            where policy_id = policy.id order by place desc limit 1) run on true
                        left join lateral (
                            select result from recovery.drill
                            where policy_id = policy.id and result in ('PASSED', 'FAILED')
                            order by asked_at desc limit 1) drill on true
                        where policy.retired_at is null""").query(BoardRows::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Optional<RecoveryRun> run =
                row.getString("run_act") == null ? Optional.empty() : Optional.of(JobRows.run(row, "run_"));
        return new Row(
                RecoveryPolicyRows.policy(row, number),
                Columns.instant(row, "good_at"),
                run,
                "FAILED".equals(row.getString("drill_result")));
    }
}
