package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.internal.Roster.Cover;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts somebody into a schedule for a while, and what every such change asks first. Called in a transaction. */
@Component
class Covers {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 200;

    private final ScheduleRows schedules;
    private final OverrideRows rows;
    private final People people;
    private final Audit audit;
    private final InstantSource clock;

    Covers(ScheduleRows schedules, OverrideRows rows, People people, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.rows = rows;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    UUID put(Actor actor, Schedule schedule, UUID person, Span span, String reason, String verb) {
        mustBeSensible(span, "to");
        String name = person(person).displayName();
        if (!span.to().isAfter(moment())) {
            throw invalid("to", "This span is over already.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw invalid("reason", "A reason has at most " + LONGEST_REASON + " characters.");
        }
        var cover = new Cover(UUID.randomUUID(), person, span.from(), span.to(), reason, moment());
        rows.insert(schedule.id(), cover, actor.name());
        audit.record(
                actor,
                verb,
                schedule.name(),
                Map.of(
                        "person",
                        name,
                        "from",
                        span.from().toString(),
                        "to",
                        span.to().toString(),
                        "reason",
                        reason));
        return cover.id();
    }

    void mustBeSensible(Span span, String field) {
        if (!span.from().isBefore(span.to())
                || Duration.between(span.from(), span.to()).compareTo(LONGEST) > 0) {
            throw invalid(field, "A span begins before it ends and is at most " + LONGEST.toDays() + " days long.");
        }
    }

    Schedule schedule(UUID id) {
        return schedules.find(id).orElseThrow(() -> unknown("schedule"));
    }

    Person person(UUID id) {
        return people.find(id).orElseThrow(() -> invalid("personId", "There is no person with the id " + id + "."));
    }

    String nameOf(UUID person) {
        return people.nameOf(person).orElse("somebody who left");
    }

    static boolean isSelf(Actor actor, UUID person) {
        return actor.kind() == Actor.Kind.PERSON && actor.id().equals(person.toString());
    }

    static UUID self(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "person-needed", "Only a person can be on call.");
        }
        return UUID.fromString(actor.id());
    }

    /** As the database keeps it. */
    Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Refusal unknown(String what) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "oncall-unknown",
                "There is no such " + what + " any more. Load the page again.");
    }

    static Refusal invalid(String field, String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "oncall-" + field.toLowerCase(java.util.Locale.ROOT), sentence, field);
    }
}
