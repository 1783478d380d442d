package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OnCallService implements OnCall {
    /** Longer than a year ahead nobody plans, and an hourly rotation over it is still a list that can be sent. */
    private static final Duration LONGEST_SPAN = Duration.ofDays(400);

    private final ScheduleRows schedules;
    private final PolicyRows policies;
    private final Duties duties;
    private final Reachability reachability;
    private final OnCallChecks checks;
    private final Audit audit;
    private final InstantSource clock;

    OnCallService(
            ScheduleRows schedules,
            PolicyRows policies,
            Duties duties,
            Reachability reachability,
            OnCallChecks checks,
            Audit audit,
            InstantSource clock) {
        this.schedules = schedules;
        this.policies = policies;
        this.duties = duties;
        this.reachability = reachability;
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
            throw outOfDate(before.name(), before.version(), schedule.version());
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
    public Policy change(Actor actor, Policy policy) {
        actor.mustHave(Right.EDIT_ON_CALL);
        checks.policy(policy);
        Policy before = policies.find(policy.id()).orElseThrow(() -> unknown("escalation policy"));
        if (!policies.update(policy)) {
            throw outOfDate(before.name(), before.version(), policy.version());
        }
        audit.record(
                actor,
                "oncall.change-policy",
                policy.name(),
                Map.of("steps", checks.sentence(policy.steps()), "stepsBefore", checks.sentence(before.steps())));
        return policies.find(policy.id()).orElseThrow();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shift> shifts(UUID schedule, Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "span-wrong",
                    "Ask for a span that begins before it ends and is at most " + LONGEST_SPAN.toDays() + " days long.",
                    "to");
        }
        return new Rotation(stored(schedule))
                .turns(from, to).stream().map(duties::shift).toList();
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
                obstacle.map(Reachability.Obstacle::sentence));
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
        return schedules.find(id).orElseThrow(() -> unknown("schedule"));
    }

    private static Refusal unknown(String what) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "oncall-unknown",
                "There is no such " + what + ". Open the list under On call.");
    }

    private static Refusal outOfDate(String name, long stored, long given) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "oncall-changed",
                "Not saved: somebody changed “" + name + "” since you opened it (version " + stored + ", yours is "
                        + given + "). Load it again and repeat your change.");
    }
}
