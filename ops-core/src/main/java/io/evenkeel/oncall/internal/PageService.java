package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.PageSent;
import io.evenkeel.oncall.Pages;
import io.evenkeel.oncall.internal.PageRows.NextRow;
import io.evenkeel.oncall.internal.PageRows.NoticeRow;
import io.evenkeel.oncall.internal.PageRows.PageRow;
import io.evenkeel.oncall.internal.PageRows.StepKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PageService implements Pages {
    private final Duties duties;
    private final Reach reach;
    private final PageRows rows;
    private final Notifications notifications;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PageService(
            Duties duties,
            Reach reach,
            PageRows rows,
            Notifications notifications,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.duties = duties;
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
        Optional<Policy> policy = duties.policy();
        // A policy that was shortened meanwhile has no such step any more; neither has one that was never made.
        if (policy.isEmpty() || step >= policy.get().steps().size()) {
            return earlier(key).orElse(new Paged(List.of(), Duration.ZERO, false));
        }
        Plan plan = plan(policy.get(), step);
        int steps = policy.get().steps().size();
        if (!rows.insert(new PageRow(key, steps, plan.policy(), plan.at(), plan.waiting()))) {
            return earlier(key).orElseThrow();
        }
        plan.person().ifPresent(person -> send(request, key, steps, person, plan));
        announceNext(key, plan);
        record(actor, key, steps, plan);
        return new Paged(plan.people(), plan.waiting(), plan.next().isPresent());
    }

    /** What one step means at this moment. */
    private record Plan(String policy, Instant at, Optional<Person> person, Duration waiting, Optional<Step> next) {

        List<String> people() {
            return person.map(Person::displayName).stream().toList();
        }
    }

    private Plan plan(Policy policy, int step) {
        List<Step> steps = policy.steps();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Person> person = duties.person(steps.get(step), now);
        Duration waiting = person.isPresent() ? steps.get(step).waiting() : Duration.ZERO;
        return new Plan(
                policy.name(),
                now,
                person,
                waiting,
                steps.stream().skip(step + 1L).findFirst());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NextPage> next(String incident) {
        List<Step> steps = duties.policy().map(Policy::steps).orElse(List.of());
        // A step that has nobody is skipped at once.
        return rows.next(incident)
                .flatMap(next -> steps.stream()
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
            rows.setNext(key.incident(), new NextRow(key.step() + 1, plan.at().plus(plan.waiting())));
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
                        "policy", plan.policy(),
                        "round", Integer.toString(key.round()),
                        "step", Integer.toString(key.step() + 1)));
        events.publishEvent(
                new PageSent(key.incident(), key.round(), key.step(), steps, plan.policy(), plan.people(), plan.at()));
    }

    private void send(PageRequest request, StepKey key, int steps, Person person, Plan plan) {
        var wording = new Wording(
                plan.waiting(),
                plan.next()
                        .flatMap(next -> duties.person(next, plan.at().plus(plan.waiting())))
                        .map(Person::displayName));
        for (Channel channel : reach.channels(person)) {
            String noticeKey =
                    "page/%s/%d/%d/%s/%s".formatted(key.incident(), key.round(), key.step(), person.id(), channel);
            rows.insert(new NoticeRow(
                    noticeKey,
                    key,
                    person.id(),
                    person.displayName(),
                    channel.name().toLowerCase(Locale.ROOT)));
            notifications.send(new Notice(
                    noticeKey,
                    channel,
                    person.id(),
                    channel == Channel.EMAIL ? person.email().orElseThrow() : "",
                    wording.subject(request),
                    wording.text(request, key.step(), steps),
                    request.incident()));
        }
    }
}
