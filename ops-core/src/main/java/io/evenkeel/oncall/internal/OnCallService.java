package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    private final Alarms alarms;
    private final PageRows pages;
    private final OnCallChecks checks;
    private final Audit audit;
    private final InstantSource clock;

    OnCallService(
            ScheduleRows schedules,
            PolicyRows policies,
            Duties duties,
            Reachability reachability,
            Alarms alarms,
            PageRows pages,
            OnCallChecks checks,
            Audit audit,
            InstantSource clock) {
        this.schedules = schedules;
        this.policies = policies;
        this.duties = duties;
        this.reachability = reachability;
        this.alarms = alarms;
        this.pages = pages;
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
        mustStayDefault(policy);
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
    public Policy create(Actor actor, Policy asked) {
        actor.mustHave(Right.EDIT_ON_CALL);
        checks.policy(asked);
        checks.roomFor(policies.matches().size(), "policies");
        var made = new Policy(UUID.randomUUID(), asked.name(), asked.steps(), asked.match(), 1);
        policies.insert(made, clock.instant());
        audit.record(
                actor,
                "oncall.create-policy",
                made.name(),
                Map.of(
                        "steps", checks.sentence(made.steps()),
                        "match", made.match().toString()));
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
    public void deletePolicy(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_ON_CALL);
        Policy policy = policies.find(id).orElseThrow(() -> unknown("escalation policy"));
        if (isDefault(id)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy-is-default",
                    "“" + policy.name() + "” is for every incident that no other policy matches. Change it instead.");
        }
        List<String> paging = pages.incidentsPagedBy(id);
        if (!paging.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy-in-use",
                    "“" + policy.name() + "” pages " + String.join(", ", paging)
                            + " just now. Delete it when somebody has acknowledged.");
        }
        policies.delete(id);
        audit.record(actor, "oncall.delete-policy", policy.name(), Map.of("steps", checks.sentence(policy.steps())));
    }

    private boolean isDefault(UUID id) {
        return policies.defaultPolicy().filter(policy -> policy.id().equals(id)).isPresent();
    }

    /** Else incidents that no policy matches would page nobody. */
    private void mustStayDefault(Policy policy) {
        if (!policy.match().isEmpty() && isDefault(policy.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy-is-default",
                    "This policy is for every incident that no other matches, so it asks for no labels. Make a further one"
                            + " for these labels.",
                    "match");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Gap> gaps(int days) {
        if (days < 1 || days > LONGEST_SPAN.toDays()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "span-wrong", "Ask for 1 to " + LONGEST_SPAN.toDays() + " days.", "days");
        }
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofDays(days));
        return schedules.all().stream()
                .flatMap(schedule -> gaps(schedule, now, end).stream())
                .toList();
    }

    /** Neighbours become one: two turns of people who left are one gap to whoever looks for them. */
    private List<Gap> gaps(Schedule schedule, Instant now, Instant end) {
        var gaps = new ArrayList<Gap>();
        for (Shift shift : shifts(schedule.id(), now, end)) {
            if (shift.person().isPresent()) {
                continue;
            }
            Instant from = shift.from().isBefore(now) ? now : shift.from();
            Instant to = shift.to().isAfter(end) ? end : shift.to();
            boolean goesOn = !gaps.isEmpty() && gaps.getLast().to().equals(from);
            gaps.add(new Gap(
                    schedule.id(), schedule.name(), goesOn ? gaps.removeLast().from() : from, to));
        }
        return gaps;
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
        return duties.roster(stored(schedule), from).shifts(from, to).stream()
                .map(duties::shift)
                .toList();
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
