package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill.CheckState;
import io.evenkeel.recovery.Drill.Person;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.recovery.internal.DrillVerdict.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the steps, checks, findings, notes and lines of a drill. All are bounded. */
@Component
class DrillPartWrites {
    static final int MOST_LINES = 200;
    static final int MOST_CHECKS = 200;
    static final int MOST_NOTES = 200;

    private final JdbcClient jdbc;

    DrillPartWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param usualMillis the median of earlier ones */
    void step(UUID drill, int place, Step step, StepState state, Optional<Long> usualMillis) {
        jdbc.sql("""
                        insert into recovery.drill_step (drill_id, place, step, state, usual_millis)
                        values (:drill, :place, :step, :state, :usual)""")
                .param("drill", drill)
                .param("place", place)
                .param("step", step.name())
                .param("state", state.name())
                .param("usual", usualMillis.orElse(null))
                .update();
    }

    /** Does nothing to one that began before. */
    void begin(UUID drill, Step step, Instant at) {
        jdbc.sql("""
                        update recovery.drill_step set state = 'NOW', began_at = :at
                        where drill_id = :drill and step = :step and state in ('TO_COME', 'LEFT_OUT')""")
                .param("at", Columns.utc(at))
                .param("drill", drill)
                .param("step", step.name())
                .update();
    }

    /** Does nothing to one that ended before. */
    void end(UUID drill, Step step, StepState state, Optional<Duration> took, String seen, Instant at) {
        jdbc.sql("""
                        update recovery.drill_step set state = :state, seen = nullif(:seen, ''),
                            took_millis = coalesce(cast(:took as bigint),
                                cast(extract(epoch from cast(:at as timestamptz) - began_at) * 1000 as bigint)),
                            began_at = coalesce(began_at, cast(:at as timestamptz))
                        where drill_id = :drill and step = :step and state in ('TO_COME', 'NOW', 'LEFT_OUT')""")
                .param("state", state.name())
                .param("seen", seen)
                .param("took", took.map(Duration::toMillis).orElse(null))
                .param("at", Columns.utc(at))
                .param("drill", drill)
                .param("step", step.name())
                .update();
    }

    /** What was under way failed with the drill, and what was to come does not come. The review stays to come. */
    void leaveOutTheRest(UUID drill, boolean failed) {
        jdbc.sql("""
                        update recovery.drill_step
                        set state = case when state = 'NOW' then :stopped else 'LEFT_OUT' end
                        where drill_id = :drill and state in ('TO_COME', 'NOW') and step <> 'REVIEW'""")
                .param("stopped", failed ? StepState.FAILED.name() : StepState.LEFT_OUT.name())
                .param("drill", drill)
                .update();
        jdbc.sql(
                        "update recovery.drill_check set state = 'LEFT_OUT' where drill_id = :drill and state in ('TO_COME', 'NOW')")
                .param("drill", drill)
                .update();
    }

    void leaveOut(UUID drill, Step step) {
        jdbc.sql("update recovery.drill_step set state = 'LEFT_OUT' where drill_id = :drill and step = :step")
                .param("drill", drill)
                .param("step", step.name())
                .update();
    }

    void checksToCome(UUID drill, List<String> names) {
        for (String name : names) {
            check(drill, name, CheckState.TO_COME, Optional.empty(), "", Optional.empty());
        }
    }

    /** One that is known is changed, once; another one is added as long as there is room. */
    void check(UUID drill, String name, CheckState state, Optional<Duration> took, String seen, Optional<String> code) {
        jdbc.sql("""
                        insert into recovery.drill_check (drill_id, place, name, state, took_millis, seen, code)
                        select :drill, count(*), :name, :state, cast(:took as bigint), nullif(:seen, ''), :code
                        from recovery.drill_check where drill_id = :drill
                        having count(*) < :most or bool_or(name = :name)
                        on conflict (drill_id, name) do update
                        set state = excluded.state, took_millis = excluded.took_millis, seen = excluded.seen,
                            code = excluded.code
                        where drill_check.state in ('TO_COME', 'NOW')""")
                .param("drill", drill)
                .param("name", name)
                .param("state", state.name())
                .param("took", took.map(Duration::toMillis).orElse(null))
                .param("seen", seen)
                .param("code", code.orElse(null))
                .param("most", MOST_CHECKS)
                .update();
    }

    void findings(UUID drill, List<Found> findings, Instant at) {
        for (int place = 0; place < findings.size(); place++) {
            jdbc.sql("""
                            insert into recovery.drill_finding (drill_id, place, code, sentence, at)
                            values (:drill, :place, :code, :sentence, :at)""")
                    .param("drill", drill)
                    .param("place", place)
                    .param("code", findings.get(place).code())
                    .param("sentence", findings.get(place).sentence())
                    .param("at", Columns.utc(at))
                    .update();
        }
    }

    void owner(UUID drill, int finding, Person owner) {
        jdbc.sql("""
                        update recovery.drill_finding set owner_id = :id, owner_name = :name
                        where drill_id = :drill and place = :place""")
                .param("id", owner.id().map(UUID::toString).orElse(null))
                .param("name", owner.name())
                .param("drill", drill)
                .param("place", finding)
                .update();
    }

    void note(UUID drill, int place, String by, String text, Instant at) {
        jdbc.sql("""
                        insert into recovery.drill_note (drill_id, place, at, by_name, text)
                        values (:drill, :place, :at, :by, :text)""")
                .param("drill", drill)
                .param("place", place)
                .param("at", Columns.utc(at))
                .param("by", by)
                .param("text", text)
                .update();
    }

    /** The first lines are kept. */
    void line(UUID drill, String line, Instant at) {
        jdbc.sql("""
                        with counted as (
                            update recovery.drill set lines = lines + 1 where id = :drill and lines < :most
                            returning id, lines)
                        insert into recovery.drill_line (drill_id, place, at, line)
                        select id, lines, :at, :line from counted""")
                .param("drill", drill)
                .param("most", MOST_LINES)
                .param("at", Columns.utc(at))
                .param("line", line)
                .update();
    }

    /** How long a step took in the newest drills of the policy in which it ended well. */
    List<Long> earlier(UUID policy, Step step, int most) {
        return jdbc.sql("""
                        select drill_step.took_millis from recovery.drill
                        join recovery.drill_step on drill_step.drill_id = drill.id
                        where drill.policy_id = :policy and drill_step.step = :step and drill_step.state = 'DONE'
                            and drill_step.took_millis is not null
                        order by drill.asked_at desc limit :most""")
                .param("policy", policy)
                .param("step", step.name())
                .param("most", most)
                .query((row, _) -> row.getLong("took_millis"))
                .list();
    }
}
