package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Reminder;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.Handover.State;
import io.evenkeel.oncall.HandoverChanged;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.internal.HandoverRows.Placed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the next shift again when nobody accepts, then tells the others of the schedule's policy, one after another. Counted
 * from when it was handed over, or the shift began if that is later.
 */
@Component
class HandoverWatch {
    private static final Logger log = LoggerFactory.getLogger(HandoverWatch.class);
    private static final Actor WATCH = Actor.system("oncall");

    private final HandoverRows rows;
    private final PolicyRows policies;
    private final Duties duties;
    private final People people;
    private final HandoverLetters letters;
    private final HandoverSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    HandoverWatch(
            HandoverRows rows,
            PolicyRows policies,
            Duties duties,
            People people,
            HandoverLetters letters,
            HandoverSettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rows = rows;
        this.policies = policies;
        this.duties = duties;
        this.people = people;
        this.letters = letters;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Each in a transaction of its own: one that fails holds up no other. */
    void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Placed waiting : rows.waiting()) {
            if (nextAt(waiting.handover()).filter(due -> !due.isAfter(now)).isPresent()) {
                look(waiting.handover(), now);
            }
        }
    }

    private void look(Handover waiting, Instant now) {
        try {
            transactions.executeWithoutResult(status -> remind(waiting.id(), now));
        } catch (RuntimeException failed) {
            log.error(
                    "event=handover-not-reminded schedule={} number={} next=\"tried again soon\"",
                    waiting.scheduleName(),
                    waiting.number(),
                    failed);
        }
    }

    /** When somebody is asked next; empty where nobody is left to ask. */
    Optional<Instant> nextAt(Handover handover) {
        boolean isAtItsEnd =
                handover.reminders().stream().anyMatch(made -> made.person().isEmpty());
        if (handover.state() != State.WAITING || isAtItsEnd) {
            return Optional.empty();
        }
        Instant begun = handover.at().isAfter(handover.shift().from())
                ? handover.at()
                : handover.shift().from();
        int step = handover.reminders().size();
        return Optional.of(begun.plus(settings.remindAfter().multipliedBy(step + 1L)));
    }

    private void remind(UUID id, Instant now) {
        rows.find(id).ifPresent(seen -> rows.lock(seen.schedule()));
        // Read again: it may have been accepted while we waited.
        rows.find(id)
                .filter(handover ->
                        nextAt(handover).filter(due -> !due.isAfter(now)).isPresent())
                .ifPresent(handover -> remind(handover, now));
    }

    private void remind(Handover handover, Instant now) {
        int step = handover.reminders().size();
        Optional<Person> person = step == 0 ? people.find(handover.to().id()) : nextToTell(handover, now);
        Optional<Someone> someone = person.map(found -> new Someone(found.id(), found.displayName()));
        if (step == 0 && someone.isEmpty()) {
            // Who left meanwhile is not asked, but the others are told in their turn.
            someone = Optional.of(handover.to());
        }
        if (!rows.insert(handover.id(), new Reminder(step, someone, now))) {
            return;
        }
        person.ifPresent(found -> {
            if (step == 0) {
                letters.reminder(handover, found);
            } else {
                letters.escalation(handover, found, step);
            }
        });
        audit.record(
                WATCH,
                step == 0 ? "oncall.remind-handover" : "oncall.escalate-handover",
                handover.scheduleName(),
                Map.of(
                        "number", Integer.toString(handover.number()),
                        "person", someone.map(Someone::name).orElse("")));
        events.publishEvent(new HandoverChanged(handover.id()));
    }

    /** The next one of the policy that pages this schedule who knows nothing of it yet. */
    private Optional<Person> nextToTell(Handover handover, Instant now) {
        Set<UUID> told = new HashSet<>();
        told.add(handover.to().id());
        handover.reminders().forEach(made -> made.person().map(Someone::id).ifPresent(told::add));
        return policies.all().stream()
                .filter(policy -> pages(policy, handover.schedule()))
                .findFirst()
                .map(Policy::steps)
                .orElse(List.of())
                .stream()
                .flatMap(step -> duties.person(step, now).stream())
                .filter(person -> !told.contains(person.id()))
                .findFirst();
    }

    private static boolean pages(Policy policy, UUID schedule) {
        return policy.steps().stream().anyMatch(step -> step.schedule().equals(Optional.of(schedule)));
    }
}
