package io.evenkeel.oncall.internal;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.OnDuty;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.OnCall.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts schedules, policies and people together: who is meant at a moment. */
@Component
class Duties {
    private final ScheduleRows schedules;
    private final PolicyRows policies;
    private final People people;

    Duties(ScheduleRows schedules, PolicyRows policies, People people) {
        this.schedules = schedules;
        this.policies = policies;
        this.people = people;
    }

    /** The policy that incidents use: the oldest one. Empty before the defaults are made. */
    Optional<Policy> policy() {
        return policies.all().stream().findFirst();
    }

    /** Whom a step means at a moment; empty if its schedule has a gap then. */
    Optional<Person> person(Step step, Instant moment) {
        Optional<UUID> meant = switch (step.target()) {
            case PERSON -> step.person();
            case ON_CALL ->
                rotation(step).flatMap(rotation -> rotation.at(moment).person());
            case NEXT_ON_CALL -> rotation(step).flatMap(rotation -> next(rotation, moment));
        };
        return meant.flatMap(people::find);
    }

    /** Who is on call in a schedule at a moment, and who is next. */
    OnDuty duty(Schedule schedule, Instant moment) {
        var rotation = new Rotation(schedule);
        return new OnDuty(
                schedule, shift(rotation.at(moment)), rotation.nextOther(moment).map(this::shift));
    }

    Shift shift(Rotation.Turn turn) {
        String name =
                turn.person().flatMap(people::find).map(Person::displayName).orElse("");
        return new Shift(turn.person(), name, turn.from(), turn.to());
    }

    /** Somebody else if there is anybody, else the one who was paged before: two pages are better than one. */
    private static Optional<UUID> next(Rotation rotation, Instant moment) {
        return rotation.nextOther(moment)
                .or(() -> Optional.of(rotation.at(moment)))
                .flatMap(Rotation.Turn::person);
    }

    private Optional<Rotation> rotation(Step step) {
        return step.schedule().flatMap(schedules::find).map(Rotation::new);
    }
}
