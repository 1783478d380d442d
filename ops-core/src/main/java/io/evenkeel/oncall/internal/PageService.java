package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.PageSent;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.internal.PageRows.NextRow;
import io.evenkeel.oncall.internal.PageRows.NoticeRow;
import io.evenkeel.oncall.internal.PageRows.PageRow;
import io.evenkeel.oncall.internal.PageRows.StepKey;
import io.evenkeel.oncall.internal.Reach.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PageService implements Pages {
    private final Duties duties;
    private final PolicyRows policies;
    private final Alarms alarms;
    private final Reach reach;
    private final PageRows rows;
    private final Notifications notifications;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PageService(
            Duties duties,
            PolicyRows policies,
            Alarms alarms,
            Reach reach,
            PageRows rows,
            Notifications notifications,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.duties = duties;
        this.policies = policies;
        this.alarms = alarms;
        this.reach = reach;
        this.rows = rows;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
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
        Plan plan = plan(policy.get(), step);
        int steps = policy.get().steps().size();
        var row = new PageRow(
                key, steps, Optional.of(policy.get().id()), policy.get().name(), plan.at(), plan.waiting());
        if (!rows.insert(row)) {
            return earlier(key).orElseThrow();
        }
        plan.person().ifPresent(person -> send(request, key, steps, person, plan));
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

    /** What one step means at this moment. */
    private record Plan(Policy policy, Instant at, Optional<Person> person, Duration waiting, Optional<Step> next) {

        List<String> people() {
            return person.map(Person::displayName).stream().toList();
        }
    }

    private Plan plan(Policy policy, int step) {
        List<Step> steps = policy.steps();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Person> person = duties.person(steps.get(step), now);
        boolean inVain = person.filter(reach::reaches).isEmpty()
                && (person.isEmpty() || anybodyReachable(steps.subList(step + 1, steps.size()), now));
        Duration waiting = inVain ? Duration.ZERO : steps.get(step).waiting();
        return new Plan(
                policy, now, person, waiting, steps.stream().skip(step + 1L).findFirst());
    }

    private boolean anybodyReachable(List<Step> steps, Instant now) {
        return steps.stream().flatMap(step -> duties.person(step, now).stream()).anyMatch(reach::reaches);
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
        for (NoticeRow paged : rows.pagedIn(incident, round)) {
            notifications.send(new Notice(
                    "resolved/%s/%d/%s/%s/%s"
                            .formatted(incident, round, paged.personId(), paged.channel(), paged.address()),
                    Channel.valueOf(paged.channel().toUpperCase(Locale.ROOT)),
                    paged.personId(),
                    paged.address(),
                    Wording.resolvedSubject(incident, title),
                    Wording.resolvedText(incident, title),
                    incident,
                    Optional.of(new Rank(Wording.LOWEST, false))));
        }
    }

    @Override
    @Transactional
    public String test(Actor actor, UUID policyId) {
        actor.mustHave(Right.EDIT_ON_CALL);
        Policy policy = policies.find(policyId)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "oncall-unknown", "There is no such escalation policy any more."));
        Person person = duties.person(policy.steps().getFirst(), clock.instant())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "nobody-on-call",
                        "The first step of “" + policy.name() + "” has nobody now. Add a person to its schedule."));
        String about = "test/" + UUID.randomUUID();
        for (Way way : reach.ways(person)) {
            notifications.send(new Notice(
                    about + "/" + way.channel() + "/" + way.id(),
                    way.channel(),
                    person.id(),
                    way.address(),
                    "Evenkeel: test page · 测试呼叫",
                    Wording.testText(actor.name(), person.displayName(), policy.name()),
                    about));
        }
        audit.record(actor, "oncall.test-page", policy.name(), Map.of("person", person.displayName()));
        return about;
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

    private void send(PageRequest request, StepKey key, int steps, Person person, Plan plan) {
        var wording = new Wording(
                plan.waiting(),
                plan.next()
                        .flatMap(next -> duties.person(next, plan.at().plus(plan.waiting())))
                        .map(Person::displayName));
        // An escalation waits for nothing; a first page may, for company of its own or a lower priority.
        var rank = new Rank(Wording.rank(request), key.step() > 0);
        for (Way way : reach.ways(person)) {
            String noticeKey = "page/%s/%d/%d/%s/%s/%s"
                    .formatted(key.incident(), key.round(), key.step(), person.id(), way.channel(), way.id());
            rows.insert(new NoticeRow(
                    noticeKey,
                    key,
                    person.id(),
                    person.displayName(),
                    way.channel().name().toLowerCase(Locale.ROOT),
                    way.address()));
            notifications.send(new Notice(
                    noticeKey,
                    way.channel(),
                    person.id(),
                    way.address(),
                    wording.subject(request),
                    wording.text(request, key.step(), steps),
                    request.incident(),
                    Optional.of(rank)));
        }
    }
}
