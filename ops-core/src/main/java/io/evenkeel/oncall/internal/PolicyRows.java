package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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
        return whole("select id from oncall.policy", Map.of());
    }

    Optional<Policy> find(UUID id) {
        return whole("select id from oncall.policy where id = :id", Map.of("id", id)).stream()
                .findFirst();
    }

    Optional<Policy> defaultPolicy() {
        return whole("""
                        select id from oncall.policy
                        where not exists (select 1 from oncall.policy_match where policy_id = id)
                        order by made_at, id limit 1""", Map.of()).stream().findFirst();
    }

    /** What the policies are for, the oldest policy first; those that are for everything are left out. */
    SequencedMap<UUID, Map<String, String>> matches() {
        var matches = new LinkedHashMap<UUID, Map<String, String>>();
        jdbc.sql("""
                        select policy_id, label, value from oncall.policy_match
                        join oncall.policy on policy.id = policy_id order by made_at, policy_id""").query(row -> {
            matches.computeIfAbsent(row.getObject("policy_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getString("label"), row.getString("value"));
        });
        return matches;
    }

    /** The names of the policies that page a schedule. */
    List<String> namesOfThoseWith(UUID schedule) {
        return jdbc.sql("""
                        select distinct policy.name from oncall.policy
                        join oncall.policy_step step on step.policy_id = policy.id
                        where step.schedule_id = :schedule order by policy.name""")
                .param("schedule", schedule)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from oncall.policy_step where policy_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from oncall.policy where id = :id").param("id", id).update();
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
        insertMatch(policy);
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
        jdbc.sql("delete from oncall.policy_match where policy_id = :id")
                .param("id", policy.id())
                .update();
        insertSteps(policy);
        insertMatch(policy);
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

    private void insertMatch(Policy policy) {
        policy.match()
                .forEach((label, value) -> jdbc.sql("""
                                insert into oncall.policy_match (policy_id, label, value)
                                values (:policy, :label, :value)""")
                        .param("policy", policy.id())
                        .param("label", label)
                        .param("value", value)
                        .update());
    }

    /** The policies that a selection of ids names, oldest first, in three statements however many there are. */
    private List<Policy> whole(String ids, Map<String, Object> parameters) {
        var steps = new HashMap<UUID, List<Step>>();
        jdbc.sql("select * from oncall.policy_step where policy_id in (" + ids + ") order by policy_id, place")
                .params(parameters)
                .query(row -> {
                    steps.computeIfAbsent(row.getObject("policy_id", UUID.class), _ -> new ArrayList<>())
                            .add(step(row));
                });
        var matches = new HashMap<UUID, Map<String, String>>();
        jdbc.sql("select * from oncall.policy_match where policy_id in (" + ids + ")")
                .params(parameters)
                .query(row -> {
                    matches.computeIfAbsent(row.getObject("policy_id", UUID.class), _ -> new HashMap<>())
                            .put(row.getString("label"), row.getString("value"));
                });
        return jdbc.sql("select id, name, version from oncall.policy where id in (" + ids + ") order by made_at, id")
                .params(parameters)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Policy(
                            id,
                            row.getString("name"),
                            steps.getOrDefault(id, List.of()),
                            matches.getOrDefault(id, Map.of()),
                            row.getLong("version"));
                })
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                Target.valueOf(row.getString("target")),
                Optional.ofNullable(row.getObject("schedule_id", UUID.class)),
                Optional.ofNullable(row.getObject("person_id", UUID.class)),
                Duration.ofSeconds(row.getLong("waiting_seconds")));
    }
}
