package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.workflow.Tasks.Done;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code workflow.done}: what people did with the tasks of a matter. */
@Repository
class DoneRows {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    DoneRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(
            String businessKey,
            String instance,
            String item,
            String step,
            Actor actor,
            String verb,
            Optional<String> to,
            String reason) {
        jdbc.sql("""
                        insert into workflow.done
                            (business_key, instance, item, step, at, person, person_name, verb, to_whom, reason)
                        values (:key, :instance, :item, :step, :at, :person, :name, :verb, :to, :reason)""")
                .param("key", businessKey)
                .param("instance", instance)
                .param("item", item)
                .param("step", step)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", actor.kind() == Actor.Kind.PERSON ? UUID.fromString(actor.id()) : null)
                .param("name", actor.name())
                .param("verb", verb)
                .param("to", to.orElse(null))
                .param("reason", reason)
                .update();
    }

    /** In order; the last 500. */
    List<Done> about(String businessKey) {
        return jdbc.sql("""
                        select * from workflow.done where business_key = :key order by id desc limit 500""")
                .param("key", businessKey)
                .query((row, number) -> new Done(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("person_name"),
                        row.getString("verb"),
                        row.getString("step"),
                        Optional.ofNullable(row.getString("to_whom")),
                        row.getString("reason")))
                .list()
                .reversed();
    }

    /** Who completed this step of the process last. */
    Optional<UUID> lastToComplete(String instance, String businessKey, String step) {
        return jdbc.sql("""
                        select person from workflow.done
                        where business_key = :key and instance = :instance and step = :step and verb = 'complete'
                            and person is not null
                        order by id desc limit 1""")
                .param("key", businessKey)
                .param("instance", instance)
                .param("step", step)
                .query((row, number) -> row.getObject("person", UUID.class))
                .optional();
    }
}
