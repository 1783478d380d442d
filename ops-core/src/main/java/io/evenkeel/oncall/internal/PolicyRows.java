package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The escalation policies as rows. */
@Component
class PolicyRows {
    private final JdbcClient jdbc;

    PolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<Policy> all() {
        return jdbc
                .sql("select id, name, version from oncall.policy order by made_at, id")
                .query(PolicyRows::withoutSteps)
                .list()
                .stream()
                .map(this::withSteps)
                .toList();
    }

    Optional<Policy> find(UUID id) {
        return jdbc.sql("select id, name, version from oncall.policy where id = :id")
                .param("id", id)
                .query(PolicyRows::withoutSteps)
                .optional()
                .map(this::withSteps);
    }

    void insert(Policy policy, Instant at) {
        jdbc.sql("""
                        insert into oncall.policy (id, name, made_at, version)
                        values (:id, :name, :at, :version)""")
                .param("id", policy.id())
                .param("name", policy.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("version", policy.version())
                .update();
        insertSteps(policy);
    }

    /** Writes it with the next version; false if the stored version is not the policy's. */
    boolean update(Policy policy) {
        int updated = jdbc.sql("""
                        update oncall.policy set name = :name, version = version + 1
                        where id = :id and version = :version""")
                .param("id", policy.id())
                .param("name", policy.name())
                .param("version", policy.version())
                .update();
        if (updated == 0) {
            return false;
        }
        jdbc.sql("delete from oncall.policy_step where policy_id = :id")
                .param("id", policy.id())
                .update();
        insertSteps(policy);
        return true;
    }

    private void insertSteps(Policy policy) {
        for (int place = 0; place < policy.steps().size(); place++) {
            Step step = policy.steps().get(place);
            jdbc.sql("""
                            insert into oncall.policy_step
                                (policy_id, place, target, schedule_id, person_id, waiting_seconds)
                            values (:policy, :place, :target, :schedule, :person, :waiting)""")
                    .param("policy", policy.id())
                    .param("place", place)
                    .param("target", step.target().name())
                    .param("schedule", step.schedule().orElse(null))
                    .param("person", step.person().orElse(null))
                    .param("waiting", step.waiting().toSeconds())
                    .update();
        }
    }

    private static Policy withoutSteps(ResultSet row, int number) throws SQLException {
        return new Policy(row.getObject("id", UUID.class), row.getString("name"), List.of(), row.getLong("version"));
    }

    private Policy withSteps(Policy policy) {
        return new Policy(policy.id(), policy.name(), steps(policy.id()), policy.version());
    }

    private List<Step> steps(UUID policy) {
        return jdbc.sql("""
                        select target, schedule_id, person_id, waiting_seconds
                        from oncall.policy_step where policy_id = :id order by place""")
                .param("id", policy)
                .query((row, number) -> new Step(
                        Target.valueOf(row.getString("target")),
                        Optional.ofNullable(row.getObject("schedule_id", UUID.class)),
                        Optional.ofNullable(row.getObject("person_id", UUID.class)),
                        Duration.ofSeconds(row.getLong("waiting_seconds"))))
                .list();
    }
}
