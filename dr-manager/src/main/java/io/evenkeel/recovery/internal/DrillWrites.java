package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Result;
import io.evenkeel.recovery.Drill.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Changes the rows of {@code recovery.drill}. Every change counts the version up. */
@Component
class DrillWrites {
    private final JdbcClient jdbc;

    DrillWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param drill as it is asked for; its number is given here
     * @return the number; empty if the host has a live one already
     */
    Optional<String> insert(UUID id, Drill drill) {
        return jdbc.sql("""
                        insert into recovery.drill (id, number, policy_id, host, state, reason, until, asked_by,
                            asked_by_name, asked_at, rpo_minutes, rto_minutes, last_number, last_rto_seconds, version)
                        values (:id, 'DR-' || nextval('recovery.drill_number'), :policy, :host, 'APPROVING', :reason,
                            :until, :askedBy, :askedByName, :askedAt, :rpo, :rto, :lastNumber, :lastRto, 1)
                        on conflict (host) where state in ('APPROVING', 'WAITING', 'RUNNING') do nothing
                        returning number""")
                .param("id", id)
                .param("policy", drill.policy().id())
                .param("host", drill.policy().host())
                .param("reason", drill.reason().orElse(null))
                .param("until", drill.until().map(Columns::utc).orElse(null))
                .param("askedBy", drill.askedBy().id().map(UUID::toString).orElse(null))
                .param("askedByName", drill.askedBy().name())
                .param("askedAt", Columns.utc(drill.askedAt()))
                .param("rpo", drill.promise().rpoMinutes())
                .param("rto", drill.promise().rtoMinutes())
                .param("lastNumber", drill.last().map(Drill.Last::number).orElse(null))
                .param("lastRto", drill.last().map(Drill.Last::rtoSeconds).orElse(null))
                .query(String.class)
                .optional();
    }

    void approval(UUID id, String approval) {
        change(id, "approval = :approval").param("approval", approval).update();
    }

    void state(UUID id, State state) {
        change(id, "state = :state").param("state", state.name()).update();
    }

    void copy(UUID id, Drill.Copy copy) {
        change(id, "copy_id = :copy, copy_kind = :kind, copy_at = :at, copy_bytes = :bytes")
                .param("copy", copy.id())
                .param("kind", copy.kind())
                .param("at", Columns.utc(copy.at()))
                .param("bytes", copy.sizeBytes().orElse(null))
                .update();
    }

    void began(UUID id, Instant at) {
        change(id, "state = 'RUNNING', began_at = :at")
                .param("at", Columns.utc(at))
                .update();
    }

    void stopAsked(UUID id, String by, String reason) {
        change(id, "stop_by = :by, stop_reason = :reason")
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /** What only its end tells. */
    void told(UUID id, Drilled drilled) {
        change(id, """
                recovered_to = :recoveredTo, newest = :newest, restored_bytes = :bytes, network_cut = :cut""")
                .param("recoveredTo", drilled.recoveredTo().map(Columns::utc).orElse(null))
                .param("newest", drilled.newest().map(Columns::utc).orElse(null))
                .param("bytes", Math.max(0, drilled.restoredBytes()))
                .param("cut", drilled.networkCut())
                .update();
    }

    /** @param reason why it was refused or stopped; else the one for which it was asked stays */
    void ended(UUID id, State state, Result result, Optional<String> reason, Measured measured, Instant at) {
        change(id, """
                state = :state, result = :result, reason = coalesce(cast(:reason as text), reason), ended_at = :at,
                rpo_seconds = :rpo, rto_seconds = :rto, incomplete = :incomplete,
                closed_at = case when :state = 'CLOSED' then cast(:at as timestamptz) end""")
                .param("state", state.name())
                .param("result", result.name())
                .param("reason", reason.orElse(null))
                .param("at", Columns.utc(at))
                .param("rpo", measured.rpoSeconds().orElse(null))
                .param("rto", measured.rtoSeconds().orElse(null))
                .param(
                        "incomplete",
                        new SqlArrayValue("text", measured.incomplete().toArray()))
                .update();
    }

    void problem(UUID id, String problem) {
        change(id, "problem = :problem").param("problem", problem).update();
    }

    void frozen(UUID id, String report, String sha256) {
        change(id, "report = :report, report_sha256 = :hash")
                .param("report", report)
                .param("hash", sha256)
                .update();
    }

    void closed(UUID id, Instant at) {
        change(id, "state = 'CLOSED', closed_at = :at")
                .param("at", Columns.utc(at))
                .update();
    }

    private StatementSpec change(UUID id, String set) {
        return jdbc.sql("update recovery.drill set " + set + ", version = version + 1 where id = :id")
                .param("id", id);
    }
}
