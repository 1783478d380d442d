package io.evenkeel.oncall.internal;

import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.OnDuty;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.OnCall.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts schedules, policies and people together: who is meant at a moment. */
@Component
class Duties {
    private final ScheduleRows schedules;
    private final PolicyRows policies;
    private final OverrideRows overrides;
    private final People people;

    Duties(ScheduleRows schedules, PolicyRows policies, OverrideRows overrides, People people) {
        this.schedules = schedules;
        this.policies = policies;
        this.overrides = overrides;
        this.people = people;
    }

    /** The default policy: the oldest that matches everything. Empty before the defaults are made. */
    Optional<Policy> policy() {
        return policies.defaultPolicy();
    }

    /** The policy for an incident with these labels: of those whose labels it all has, the one that names most. */
    Optional<Policy> policyFor(Map<String, String> labels) {
        return Matching.best(policies.matches(), labels).flatMap(policies::find).or(this::policy);
    }

    /** Whom a step means at a moment; empty if its schedule has a gap then. */
    Optional<Person> person(Step step, Instant moment) {
        Optional<UUID> meant = switch (step.target()) {
            case PERSON -> step.person();
            case ON_CALL ->
                roster(step, moment).flatMap(roster -> roster.at(moment).person());
            case NEXT_ON_CALL -> roster(step, moment).flatMap(roster -> next(roster, moment));
        };
        return meant.flatMap(people::find);
    }

    /** Who is on call in a schedule at a moment, and who is next. */
    OnDuty duty(Schedule schedule, Instant moment) {
        Roster roster = roster(schedule, moment);
        return new OnDuty(
                schedule, shift(roster.at(moment)), roster.nextOther(moment).map(this::shift));
    }

    /** With the overrides that end after the moment: it says nothing of what was before. */
    Roster roster(Schedule schedule, Instant from) {
        return new Roster(new Rotation(schedule), overrides.covers(schedule.id(), from));
    }

    Shift shift(Roster.Shift shift) {
        Optional<Person> person = shift.person().flatMap(people::find);
        return new Shift(
                // Somebody who left is nobody.
                person.map(Person::id),
                person.map(Person::displayName).orElse(""),
                shift.from(),
                shift.to(),
                shift.cover()
                        .map(cover -> new Shift.Reason(
                                cover.id(), Optional.of(cover.reason()).filter(reason -> !reason.isEmpty()))));
    }

    /** Somebody else if there is anybody, else the one who was paged before: two pages are better than one. */
    private static Optional<UUID> next(Roster roster, Instant moment) {
        return roster.nextOther(moment).or(() -> Optional.of(roster.at(moment))).flatMap(Roster.Shift::person);
    }

    private Optional<Roster> roster(Step step, Instant moment) {
        return step.schedule().flatMap(schedules::find).map(schedule -> roster(schedule, moment));
    }
}
