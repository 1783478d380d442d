package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.Overrides;
import io.evenkeel.oncall.internal.OverrideRows.OverrideRow;
import io.evenkeel.oncall.internal.OverrideRows.SwapRow;
import io.evenkeel.oncall.internal.Roster.Cover;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OverrideService implements Overrides {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_TAKE_HOURS = 72;
    private static final int LONGEST_REASON = 200;

    private final ScheduleRows schedules;
    private final OverrideRows rows;
    private final Duties duties;
    private final People people;
    private final Audit audit;
    private final InstantSource clock;

    OverrideService(
            ScheduleRows schedules, OverrideRows rows, Duties duties, People people, Audit audit, InstantSource clock) {
        this.schedules = schedules;
        this.rows = rows;
        this.duties = duties;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public UUID add(Actor actor, UUID scheduleId, UUID person, Span span, String reason) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        if (!isSelf(actor, person)) {
            actor.mustHave(Right.EDIT_ON_CALL);
        }
        Schedule schedule = schedule(scheduleId);
        return put(actor, schedule, person, span, reason.strip(), "oncall.override");
    }

    @Override
    @Transactional
    public UUID takeNow(Actor actor, UUID scheduleId, int hours) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        if (hours < 1 || hours > LONGEST_TAKE_HOURS) {
            throw invalid("hours", "You can take it for 1 to " + LONGEST_TAKE_HOURS + " hours.");
        }
        Instant now = now();
        Span span = new Span(now, now.plus(Duration.ofHours(hours)));
        return put(actor, schedule(scheduleId), self(actor), span, "", "oncall.take-now");
    }

    private UUID put(Actor actor, Schedule schedule, UUID person, Span span, String reason, String verb) {
        mustBeSensible(span, "to");
        String name = person(person).displayName();
        if (!span.to().isAfter(now())) {
            throw invalid("to", "This span is over already.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw invalid("reason", "A reason has at most " + LONGEST_REASON + " characters.");
        }
        var cover = new Cover(UUID.randomUUID(), person, span.from(), span.to(), reason, now());
        rows.insert(schedule.id(), cover, actor.name());
        audit.record(
                actor,
                verb,
                schedule.name(),
                Map.of(
                        "person",
                        name,
                        "from",
                        span.from().toString(),
                        "to",
                        span.to().toString(),
                        "reason",
                        reason));
        return cover.id();
    }

    @Override
    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        OverrideRow row = rows.find(id).orElseThrow(() -> unknown("override"));
        Cover cover = row.cover();
        if (!isSelf(actor, cover.person())) {
            actor.mustHave(Right.EDIT_ON_CALL);
        }
        rows.delete(id);
        audit.record(
                actor,
                "oncall.remove-override",
                schedule(row.schedule()).name(),
                Map.of(
                        "person",
                                people.find(cover.person())
                                        .map(Person::displayName)
                                        .orElse("somebody who left"),
                        "from", cover.from().toString(),
                        "to", cover.to().toString()));
    }

    @Override
    @Transactional
    public UUID offer(Actor actor, UUID scheduleId, Span mine, UUID with, Span theirs) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        Schedule schedule = schedule(scheduleId);
        UUID self = self(actor);
        String other = person(with).displayName();
        if (with.equals(self)) {
            throw invalid("with", "A swap needs somebody else.");
        }
        var swap = new SwapRow(UUID.randomUUID(), schedule.id(), self, mine, with, theirs, now(), Optional.empty());
        mustHold(schedule, swap);
        rows.insert(swap);
        audit.record(actor, "oncall.offer-swap", schedule.name(), facts(swap, other));
        return swap.id();
    }

    @Override
    @Transactional
    public void accept(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        SwapRow swap = rows.swap(id).orElseThrow(() -> unknown("swap"));
        if (!isSelf(actor, swap.offeredTo())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "swap-of-others", "Only the person it was offered to can accept a swap.");
        }
        if (swap.acceptedAt().isPresent()) {
            return;
        }
        Schedule schedule = schedule(swap.schedule());
        mustHold(schedule, swap);
        String reason = "Swap";
        put(actor, schedule, swap.offeredTo(), swap.mine(), reason, "oncall.override");
        put(actor, schedule, swap.offeredBy(), swap.theirs(), reason, "oncall.override");
        rows.accepted(id, now());
        audit.record(actor, "oncall.accept-swap", schedule.name(), facts(swap, actor.name()));
    }

    @Override
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        SwapRow swap = rows.swap(id).orElseThrow(() -> unknown("swap"));
        if (!isSelf(actor, swap.offeredBy()) && !isSelf(actor, swap.offeredTo())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "swap-of-others", "Only the two people of a swap can end its offer.");
        }
        if (swap.acceptedAt().isPresent()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "swap-accepted",
                    "This swap is done. Offer another one, or remove its overrides.");
        }
        rows.deleteSwap(id);
        audit.record(
                actor, "oncall.withdraw-swap", schedule(swap.schedule()).name(), facts(swap, nameOf(swap.offeredTo())));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Swap> swaps() {
        return rows.openSwaps(now()).stream()
                .map(row -> new Swap(
                        row.id(),
                        row.schedule(),
                        schedules.find(row.schedule()).map(Schedule::name).orElse(""),
                        row.offeredBy(),
                        nameOf(row.offeredBy()),
                        row.mine(),
                        row.offeredTo(),
                        nameOf(row.offeredTo()),
                        row.theirs(),
                        row.madeAt(),
                        row.acceptedAt()))
                .toList();
    }

    /** Whoever gives a turn away must have it: else a swap would take it from a third person who was not asked. */
    private void mustHold(Schedule schedule, SwapRow swap) {
        mustHold(schedule, swap.offeredBy(), swap.mine(), "mine");
        mustHold(schedule, swap.offeredTo(), swap.theirs(), "theirs");
        if (swap.mine().from().isBefore(swap.theirs().to())
                && swap.theirs().from().isBefore(swap.mine().to())) {
            throw invalid("theirs", "The two spans of a swap must not overlap.");
        }
    }

    private void mustHold(Schedule schedule, UUID person, Span span, String field) {
        mustBeSensible(span, field);
        if (!span.from().isAfter(now())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "swap-begun", "A span of this swap has begun; use “take it now”.", field);
        }
        boolean has = duties.roster(schedule, span.from()).shifts(span.from(), span.to()).stream()
                .allMatch(shift -> shift.person().equals(Optional.of(person)));
        if (!has) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "swap-not-theirs",
                    nameOf(person) + " is not on call in the whole of this span. Look at the calendar again.",
                    field);
        }
    }

    private void mustBeSensible(Span span, String field) {
        if (!span.from().isBefore(span.to())
                || Duration.between(span.from(), span.to()).compareTo(LONGEST) > 0) {
            throw invalid(field, "A span begins before it ends and is at most " + LONGEST.toDays() + " days long.");
        }
    }

    private static Map<String, String> facts(SwapRow swap, String other) {
        return Map.of(
                "with", other,
                "mineFrom", swap.mine().from().toString(),
                "mineTo", swap.mine().to().toString(),
                "theirsFrom", swap.theirs().from().toString(),
                "theirsTo", swap.theirs().to().toString());
    }

    private Schedule schedule(UUID id) {
        return schedules.find(id).orElseThrow(() -> unknown("schedule"));
    }

    private Person person(UUID id) {
        return people.find(id).orElseThrow(() -> invalid("personId", "There is no person with the id " + id + "."));
    }

    private String nameOf(UUID person) {
        return people.find(person).map(Person::displayName).orElse("somebody who left");
    }

    private static boolean isSelf(Actor actor, UUID person) {
        return actor.kind() == Actor.Kind.PERSON && actor.id().equals(person.toString());
    }

    private static UUID self(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "person-needed", "Only a person can be on call.");
        }
        return UUID.fromString(actor.id());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal unknown(String what) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "oncall-unknown",
                "There is no such " + what + " any more. Load the page again.");
    }

    private static Refusal invalid(String field, String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "oncall-" + field.toLowerCase(java.util.Locale.ROOT), sentence, field);
    }
}
