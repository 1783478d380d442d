package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Refusal.Kind;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Acceptance;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.Handover.State;
import io.evenkeel.oncall.HandoverChanged;
import io.evenkeel.oncall.Handovers;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.internal.HandoverRows.Placed;
import io.evenkeel.oncall.internal.HandoverSides.Sides;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands over and accepts; who may by {@link HandoverSides}, what by {@link HandoverContent}. */
@Service
class HandoverService implements Handovers {
    private static final int LONGEST_NOTE = 4_000;
    private static final int MOST = 100;
    /** What a draft looks ahead where nobody is next. */
    private static final Duration USUAL_SHIFT = Duration.ofHours(12);

    private final HandoverRows rows;
    private final HandoverSides sides;
    private final HandoverContent content;
    private final HandoverLetters letters;
    private final Covers covers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    HandoverService(
            HandoverRows rows,
            HandoverSides sides,
            HandoverContent content,
            HandoverLetters letters,
            Covers covers,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.rows = rows;
        this.sides = sides;
        this.content = content;
        this.letters = letters;
        this.covers = covers;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Draft draft(Actor actor, Optional<UUID> wanted) {
        actor.mustHave(Right.SEE_OPERATIONS);
        Instant now = moment();
        Schedule schedule = sides.schedule(actor, wanted, now);
        Sides meant = sides.of(actor, schedule, now);
        Span next = meant.shift().orElseGet(() -> new Span(now, now.plus(USUAL_SHIFT)));
        return new Draft(
                schedule.id(),
                schedule.name(),
                meant.from(),
                meant.to(),
                meant.shift(),
                meant.endsAt(),
                shownTo(actor, content.at(now, next)),
                sides.whyNotHandOver(actor, schedule, meant).map(HandoverService::why),
                rows.waiting().stream()
                        .map(Placed::handover)
                        .filter(handover -> handover.schedule().equals(schedule.id()))
                        .findFirst(),
                now);
    }

    @Override
    public Handover handOver(Actor actor, Optional<UUID> wanted, String note) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        String said = note.strip();
        if (said.length() > LONGEST_NOTE) {
            throw new Refusal(
                    Kind.INVALID, "handover-note-long", "A note has at most 4,000 characters. Shorten it.", "note");
        }
        Someone by = new Someone(Covers.self(actor), actor.name());
        Instant now = moment();
        Schedule schedule = sides.schedule(actor, wanted, now);
        Sides meant = sides.of(actor, schedule, now);
        sides.whyNotHandOver(actor, schedule, meant).ifPresent(refusal -> {
            throw refusal;
        });
        Span shift = meant.shift().orElseThrow();
        List<Section> sections = content.at(now, shift);
        return inTransaction(() -> {
            rows.lock(schedule.id());
            var handover = new Handover(
                    UUID.randomUUID(),
                    schedule.id(),
                    schedule.name(),
                    rows.nextNumber(schedule.id()),
                    by,
                    meant.from(),
                    meant.to().orElseThrow(),
                    shift,
                    now,
                    said,
                    sections,
                    State.WAITING,
                    Optional.empty(),
                    List.of());
            rows.insert(handover);
            letters.handedOver(handover, covers.person(handover.to().id()));
            audit.record(
                    actor,
                    "oncall.hand-over",
                    schedule.name(),
                    Map.of(
                            "number", Integer.toString(handover.number()),
                            "to", handover.to().name(),
                            "from", meant.from().map(Someone::name).orElse("")));
            events.publishEvent(new HandoverChanged(handover.id()));
            return handover;
        });
    }

    @Override
    public Handover accept(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        Someone by = new Someone(Covers.self(actor), actor.name());
        UUID schedule = stored(id).schedule();
        return inTransaction(() -> {
            rows.lock(schedule);
            Handover handover = stored(id);
            sides.whyNotAccept(actor, handover, moment()).ifPresent(refusal -> {
                throw refusal;
            });
            boolean isOwn = handover.to().id().equals(by.id());
            var acceptance = new Acceptance(
                    by, isOwn ? Optional.empty() : Optional.of(handover.to().name()), moment());
            rows.insert(id, acceptance);
            audit.record(
                    actor,
                    "oncall.accept-handover",
                    handover.scheduleName(),
                    Map.of(
                            "number", Integer.toString(handover.number()),
                            "inNameOf", acceptance.inNameOf().orElse("")));
            events.publishEvent(new HandoverChanged(id));
            return stored(id);
        });
    }

    @Override
    public Handover get(Actor actor, UUID id) {
        actor.mustHave(Right.SEE_OPERATIONS);
        Handover found = stored(id);
        return HandoverRows.with(found, shownTo(actor, found.sections()), found.reminders());
    }

    @Override
    public Page list(Actor actor, boolean waiting, Optional<Long> before, int limit) {
        actor.mustHave(Right.SEE_OPERATIONS);
        int most = Math.clamp(limit, 1, MOST);
        List<Placed> found = waiting ? rows.waiting() : rows.before(before, most + 1);
        boolean more = !waiting && found.size() > most;
        List<Placed> shown = found.subList(0, Math.min(found.size(), most));
        return new Page(
                shown.stream().map(Placed::handover).toList(),
                more ? Optional.of(shown.getLast().place()) : Optional.empty());
    }

    @Override
    public Optional<Why> whyNotAccept(Actor actor, Handover handover) {
        return sides.whyNotAccept(actor, handover, moment()).map(HandoverService::why);
    }

    private static List<Section> shownTo(Actor actor, List<Section> sections) {
        return sections.stream()
                .filter(section ->
                        actor.rights().stream().anyMatch(right -> right.name().equals(section.needs())))
                .toList();
    }

    private Handover stored(UUID id) {
        return rows.find(id)
                .orElseThrow(() -> new Refusal(
                        Kind.NOT_FOUND,
                        "handover-unknown",
                        "There is no such hand-over. Open the list under On call."));
    }

    private Handover inTransaction(Supplier<Handover> act) {
        return Objects.requireNonNull(transactions.execute(status -> act.get()));
    }

    private static Why why(Refusal refusal) {
        return new Why(refusal.code(), String.valueOf(refusal.getMessage()));
    }

    /** As the database keeps it. */
    private Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
