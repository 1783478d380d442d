package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules and who is on call; policies by {@link PolicyEdits}, what is ahead by {@link DutyCalendar}. */
@Service
class OnCallService implements OnCall {
    private final ScheduleRows schedules;
    private final PolicyRows policies;
    private final Duties duties;
    private final Reachability reachability;
    private final Alarms alarms;
    private final PolicyEdits edits;
    private final DutyCalendar calendar;
    private final OnCallChecks checks;
    private final Audit audit;
    private final InstantSource clock;

    OnCallService(
            ScheduleRows schedules,
            PolicyRows policies,
            Duties duties,
            Reachability reachability,
            Alarms alarms,
            PolicyEdits edits,
            DutyCalendar calendar,
            OnCallChecks checks,
            Audit audit,
            InstantSource clock) {
        this.schedules = schedules;
        this.policies = policies;
        this.duties = duties;
        this.reachability = reachability;
        this.alarms = alarms;
        this.edits = edits;
        this.calendar = calendar;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Schedule> schedules() {
        return schedules.all();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Policy> policies() {
        return policies.all();
    }

    @Override
    @Transactional
    public Schedule change(Actor actor, Schedule schedule) {
        actor.mustHave(Right.EDIT_ON_CALL);
        checks.schedule(schedule);
        Schedule before = stored(schedule.id());
        if (!schedules.update(schedule)) {
            throw OnCallRefusals.outOfDate(before.name(), before.version(), schedule.version());
        }
        audit.record(
                actor,
                "oncall.change-schedule",
                schedule.name(),
                Map.of(
                        "people", checks.names(schedule.people()),
                        "peopleBefore", checks.names(before.people()),
                        "zone", schedule.zone().getId(),
                        "firstHandOver", schedule.firstHandOver().toString(),
                        "turn", schedule.turn().toString()));
        return stored(schedule.id());
    }

    @Override
    @Transactional
    public Schedule create(Actor actor, Schedule asked) {
        actor.mustHave(Right.EDIT_ON_CALL);
        checks.schedule(asked);
        checks.roomFor(schedules.all().size(), "schedules");
        var made = new Schedule(
                UUID.randomUUID(), asked.name(), asked.zone(), asked.people(), asked.firstHandOver(), asked.turn(), 1);
        schedules.insert(made, clock.instant());
        audit.record(
                actor,
                "oncall.create-schedule",
                made.name(),
                Map.of(
                        "people",
                        checks.names(made.people()),
                        "zone",
                        made.zone().getId()));
        return made;
    }

    @Override
    @Transactional
    public void deleteSchedule(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_ON_CALL);
        Schedule schedule = stored(id);
        List<String> users = policies.namesOfThoseWith(id);
        if (!users.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "schedule-in-use",
                    "“" + schedule.name() + "” is paged by " + String.join(", ", users)
                            + ". Take it out of there first.");
        }
        schedules.delete(id);
        audit.record(
                actor, "oncall.delete-schedule", schedule.name(), Map.of("people", checks.names(schedule.people())));
    }

    @Override
    @Transactional
    public Policy change(Actor actor, Policy policy) {
        actor.mustHave(Right.EDIT_ON_CALL);
        return edits.change(actor, policy);
    }

    @Override
    @Transactional
    public Policy create(Actor actor, Policy asked) {
        actor.mustHave(Right.EDIT_ON_CALL);
        return edits.create(actor, asked);
    }

    @Override
    @Transactional
    public void deletePolicy(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_ON_CALL);
        edits.delete(actor, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Gap> gaps(int days) {
        return calendar.gaps(days);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shift> shifts(UUID schedule, Instant from, Instant to) {
        return calendar.shifts(schedule, from, to);
    }

    @Override
    @Transactional(readOnly = true)
    public Duty duty() {
        Instant now = clock.instant();
        var obstacle = reachability.obstacle(now);
        return new Duty(
                schedules.all().stream()
                        .map(schedule -> duties.duty(schedule, now))
                        .toList(),
                obstacle.isEmpty(),
                obstacle.map(Reachability.Obstacle::code),
                obstacle.map(Reachability.Obstacle::sentence),
                alarms.all(now));
    }

    @Override
    @Transactional
    public void ensureDefaults(UUID firstPerson) {
        Instant now = clock.instant();
        if (schedules.all().isEmpty()) {
            schedules.insert(Defaults.schedule(firstPerson, now), now);
        }
        if (policies.all().isEmpty()) {
            policies.insert(Defaults.policy(schedules.all().getFirst().id()), now);
        }
    }

    private Schedule stored(UUID id) {
        return schedules.find(id).orElseThrow(() -> OnCallRefusals.unknown("schedule"));
    }
}
