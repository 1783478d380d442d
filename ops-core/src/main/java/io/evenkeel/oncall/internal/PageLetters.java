package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notice.Rank;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.internal.PageRows.NoticeRow;
import io.evenkeel.oncall.internal.PageRows.StepKey;
import io.evenkeel.oncall.internal.Reach.Way;
import io.evenkeel.oncall.internal.StepPlans.Plan;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts into words what people are told, one notice for each way to reach them. Called in a transaction. */
@Component
class PageLetters {
    private final Duties duties;
    private final PolicyRows policies;
    private final Reach reach;
    private final PageRows rows;
    private final Notifications notifications;
    private final Audit audit;
    private final InstantSource clock;

    PageLetters(
            Duties duties,
            PolicyRows policies,
            Reach reach,
            PageRows rows,
            Notifications notifications,
            Audit audit,
            InstantSource clock) {
        this.duties = duties;
        this.policies = policies;
        this.reach = reach;
        this.rows = rows;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    void send(PageRequest request, StepKey key, int steps, Person person, Plan plan) {
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

    void resolved(String incident, String title, int round) {
        tell(
                "resolved",
                incident,
                round,
                Wording.resolvedSubject(incident, title),
                Wording.resolvedText(incident, title));
    }

    void joined(String incident, String title, int round, String into) {
        tell(
                "joined",
                incident,
                round,
                Wording.joinedSubject(incident, title, into),
                Wording.joinedText(incident, title, into));
    }

    /** Tells those who were paged in a round what became of it. */
    private void tell(String what, String incident, int round, String subject, String text) {
        for (NoticeRow paged : rows.pagedIn(incident, round)) {
            notifications.send(new Notice(
                    "%s/%s/%d/%s/%s/%s"
                            .formatted(what, incident, round, paged.personId(), paged.channel(), paged.address()),
                    Channel.valueOf(paged.channel().toUpperCase(Locale.ROOT)),
                    paged.personId(),
                    paged.address(),
                    subject,
                    text,
                    incident,
                    Optional.of(new Rank(Wording.LOWEST, false))));
        }
    }

    String test(Actor actor, UUID policyId) {
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
}
