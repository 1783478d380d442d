package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.PageSent;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.internal.PageRows.NextRow;
import io.evenkeel.oncall.internal.PageRows.PageRow;
import io.evenkeel.oncall.internal.PageRows.StepKey;
import io.evenkeel.oncall.internal.StepPlans.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pages step by step, each step of a round once; whom a step means say {@link StepPlans}. */
@Service
class PageService implements Pages {
    private final Duties duties;
    private final PolicyRows policies;
    private final Alarms alarms;
    private final StepPlans plans;
    private final PageLetters letters;
    private final PageRows rows;
    private final Notifications notifications;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PageService(
            Duties duties,
            PolicyRows policies,
            Alarms alarms,
            StepPlans plans,
            PageLetters letters,
            PageRows rows,
            Notifications notifications,
            Audit audit,
            ApplicationEventPublisher events) {
        this.duties = duties;
        this.policies = policies;
        this.alarms = alarms;
        this.plans = plans;
        this.letters = letters;
        this.rows = rows;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
    }

    @Override
    @Transactional
    public Paged page(Actor actor, PageRequest request, int round, int step) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        var key = new StepKey(request.incident(), round, step);
        Optional<Policy> policy = policy(request, round);
        // A policy that was shortened meanwhile has no such step any more; neither has one that was never made.
        if (policy.isEmpty() || step >= policy.get().steps().size()) {
            return earlier(key).orElse(new Paged(List.of(), Duration.ZERO, false));
        }
        Plan plan = plans.plan(policy.get(), step);
        int steps = policy.get().steps().size();
        var row = new PageRow(
                key, steps, Optional.of(policy.get().id()), policy.get().name(), plan.at(), plan.waiting());
        if (!rows.insert(row)) {
            return earlier(key).orElseThrow();
        }
        plan.person().ifPresent(person -> letters.send(request, key, steps, person, plan));
        alarms.ifNobodyIsReachable(request, round, policy.get(), plan.at());
        announceNext(key, plan);
        record(actor, key, steps, plan);
        return new Paged(plan.people(), plan.waiting(), plan.next().isPresent());
    }

    /** The one that decided the first step of the round, while there is one: its steps follow one another. */
    private Optional<Policy> policy(PageRequest request, int round) {
        return rows.policyOf(request.incident(), round)
                .flatMap(policies::find)
                .or(() -> duties.policyFor(request.labels()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NextPage> next(String incident) {
        // A step that has nobody is skipped at once.
        return rows.next(incident)
                .flatMap(next -> steps(next).stream()
                        .skip(next.step())
                        .flatMap(step -> duties.person(step, next.dueAt()).stream())
                        .findFirst()
                        .map(person -> new NextPage(person.displayName(), next.dueAt())));
    }

    @Override
    @Transactional
    public void stop(Actor actor, String incident) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        rows.clearNext(incident);
        notifications.withdraw(incident);
    }

    private List<Step> steps(NextRow next) {
        return next.policyId()
                .flatMap(policies::find)
                .or(duties::policy)
                .map(Policy::steps)
                .orElse(List.of());
    }

    @Override
    @Transactional
    public void resolved(Actor actor, String incident, String title, int round) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        letters.resolved(incident, title, round);
    }

    @Override
    @Transactional
    public void joined(Actor actor, String incident, String title, int round, String into) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        letters.joined(incident, title, round, into);
    }

    @Override
    @Transactional
    public String test(Actor actor, UUID policyId) {
        actor.mustHave(Right.EDIT_ON_CALL);
        return letters.test(actor, policyId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SentPage> pagesOf(String incident) {
        return rows.pagesOf(incident);
    }

    private Optional<Paged> earlier(StepKey key) {
        return rows.find(key).map(page -> new Paged(rows.people(key), page.waiting(), key.step() + 1 < page.steps()));
    }

    private void announceNext(StepKey key, Plan plan) {
        if (plan.next().isPresent()) {
            rows.setNext(
                    key.incident(),
                    new NextRow(
                            key.step() + 1,
                            plan.at().plus(plan.waiting()),
                            Optional.of(plan.policy().id())));
        } else {
            rows.clearNext(key.incident());
        }
    }

    private void record(Actor actor, StepKey key, int steps, Plan plan) {
        audit.record(
                actor,
                "oncall.page",
                key.incident(),
                Map.of(
                        "people", String.join(", ", plan.people()),
                        "policy", plan.policy().name(),
                        "round", Integer.toString(key.round()),
                        "step", Integer.toString(key.step() + 1)));
        events.publishEvent(new PageSent(
                key.incident(), key.round(), key.step(), steps, plan.policy().name(), plan.people(), plan.at()));
    }
}
