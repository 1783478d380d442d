package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.workflow.Deputies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deputies in {@code workflow.deputy}. */
@Service
class DeputyBook implements Deputies {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final People people;
    private final Audit audit;
    private final InstantSource clock;

    DeputyBook(JdbcClient jdbc, People people, Audit audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Deputy> of(Actor actor) {
        actor.mustHave(Right.WORK_TASKS);
        return jdbc.sql("select * from workflow.deputy where person = :person")
                .param("person", Standings.personOf(actor))
                .query((row, number) -> deputy(row))
                .optional();
    }

    @Override
    @Transactional
    public Deputy name(Actor actor, UUID deputy, Instant from, Instant to) {
        actor.mustHave(Right.WORK_TASKS);
        UUID person = Standings.personOf(actor);
        Person found = people.find(deputy)
                .orElseThrow(() ->
                        invalid("person-unknown", "There is no such person. Load the list of people again.", "deputy"));
        if (deputy.equals(person)) {
            throw invalid("deputy-of-oneself", "Nobody is their own deputy. Name somebody else.", "deputy");
        }
        if (!to.isAfter(from) || !to.isAfter(clock.instant())) {
            throw invalid("deputy-never", "The end must be after the beginning, and ahead. Give a later end.", "to");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw invalid("deputy-too-long", "A deputy stands in for at most a year. Give an earlier end.", "to");
        }
        jdbc.sql("""
                        insert into workflow.deputy (person, deputy, from_at, to_at) values (:person, :deputy, :from, :to)
                        on conflict (person) do update
                        set deputy = excluded.deputy, from_at = excluded.from_at, to_at = excluded.to_at""")
                .param("person", person)
                .param("deputy", deputy)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                "workflow.name-deputy",
                actor.name(),
                Map.of("deputy", found.name(), "from", from.toString(), "to", to.toString()));
        return new Deputy(person, deputy, from, to);
    }

    @Override
    @Transactional
    public void nobody(Actor actor) {
        actor.mustHave(Right.WORK_TASKS);
        int gone = jdbc.sql("delete from workflow.deputy where person = :person")
                .param("person", Standings.personOf(actor))
                .update();
        if (gone > 0) {
            audit.record(actor, "workflow.end-deputy", actor.name(), Map.of());
        }
    }

    /** Who left stands in for nobody and has nobody standing in: their accounts are not found. */
    @Override
    public Set<UUID> principalsOf(UUID person) {
        return Set.copyOf(jdbc.sql("""
                        select person from workflow.deputy
                        where deputy = :deputy and from_at <= :now and to_at > :now""")
                .param("deputy", person)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("person", UUID.class))
                .list());
    }

    private static Deputy deputy(ResultSet row) throws SQLException {
        return new Deputy(
                row.getObject("person", UUID.class),
                row.getObject("deputy", UUID.class),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("to_at", OffsetDateTime.class).toInstant());
    }

    private static Refusal invalid(String code, String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, code, sentence, field);
    }
}
