package io.evenkeel.problem.internal;

import io.evenkeel.problem.Problem.Cause;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.State;
import io.evenkeel.problem.Problem.Workaround;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Changes problems. Every change counts the version up. */
@Component
class ProblemWrites {
    private final JdbcClient jdbc;

    ProblemWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its key */
    String insert(UUID id, String title, Set<Sign> signs, Instant at) {
        return jdbc.sql("""
                        insert into problem.problem (id, key, title, state, signs, sign_ids, proposed_at, version)
                        values (:id, 'PRB-' || nextval('problem.number'), :title, 'PROPOSED', cast(:signs as jsonb),
                            :signIds, :at, 1)
                        returning key""")
                .param("id", id)
                .param("title", title)
                .param("signs", ProblemRows.JSON.writeValueAsString(signs))
                .param(
                        "signIds",
                        new SqlArrayValue(
                                "text", signs.stream().map(Sign::identity).toArray()))
                .param("at", ProblemRows.utc(at))
                .query(String.class)
                .single();
    }

    /** False if it has it in this round already. */
    boolean join(UUID id, String incident, int round, Instant at) {
        return jdbc.sql("""
                        insert into problem.incident (problem_id, incident, round, joined_at)
                        values (:id, :incident, :round, :at) on conflict do nothing""")
                        .param("id", id)
                        .param("incident", incident)
                        .param("round", round)
                        .param("at", ProblemRows.utc(at))
                        .update()
                == 1;
    }

    void accepted(UUID id, Instant at, String byName) {
        change(id, "state = 'OPEN', accepted_at = :at, accepted_by_name = :name")
                .param("at", ProblemRows.utc(at))
                .param("name", byName)
                .update();
    }

    void cause(UUID id, Cause cause) {
        change(id, "cause = cast(:cause as jsonb)")
                .param("cause", ProblemRows.JSON.writeValueAsString(cause))
                .update();
    }

    void workaround(UUID id, Workaround workaround) {
        change(id, "workaround = cast(:workaround as jsonb)")
                .param("workaround", ProblemRows.JSON.writeValueAsString(workaround))
                .update();
    }

    void remedy(UUID id, String change, boolean carriedOut) {
        change(id, "remedy = :change, remedied = :carriedOut")
                .param("change", change)
                .param("carriedOut", carriedOut)
                .update();
    }

    void remedied(UUID id) {
        change(id, "remedied = true").update();
    }

    void watched(UUID id, Instant since, Instant until) {
        change(id, "state = 'WATCHED', watched_since = :since, watch_until = :until")
                .param("since", ProblemRows.utc(since))
                .param("until", ProblemRows.utc(until))
                .update();
    }

    /** It came back: what was thought to end it did not. */
    void returned(UUID id) {
        change(id, "state = 'OPEN', watched_since = null, watch_until = null, remedied = false, returns = returns + 1")
                .update();
    }

    /** Dismissed or closed. */
    void settled(UUID id, State state, Instant at, Optional<String> reason) {
        change(id, """
                state = :state, reason = :reason, settled_at = :at, watched_since = null, watch_until = null,
                closed_at = case when :state = 'CLOSED' then cast(:at as timestamptz) end""")
                .param("state", state.name())
                .param("reason", reason.orElse(null))
                .param("at", ProblemRows.utc(at))
                .update();
    }

    void countUp(UUID id) {
        change(id, "title = title").update();
    }

    private StatementSpec change(UUID id, String set) {
        return jdbc.sql("update problem.problem set " + set + ", version = version + 1 where id = :id")
                .param("id", id);
    }
}
