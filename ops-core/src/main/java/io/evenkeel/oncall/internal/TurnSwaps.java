package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.Overrides.Swap;
import io.evenkeel.oncall.internal.OverrideRows.SwapRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Two people exchange their turns: offered by one, done when the other accepts. Called in a transaction, by who may. */
@Component
class TurnSwaps {
    static final int MOST_OPEN = 20;

    private final ScheduleRows schedules;
    private final OverrideRows rows;
    private final Duties duties;
    private final Covers covers;
    private final Audit audit;

    TurnSwaps(ScheduleRows schedules, OverrideRows rows, Duties duties, Covers covers, Audit audit) {
        this.schedules = schedules;
        this.rows = rows;
        this.duties = duties;
        this.covers = covers;
        this.audit = audit;
    }

    UUID offer(Actor actor, UUID scheduleId, Span mine, UUID with, Span theirs) {
        Schedule schedule = covers.schedule(scheduleId);
        UUID self = Covers.self(actor);
        String other = covers.person(with).displayName();
        if (with.equals(self)) {
            throw Covers.invalid("with", "A swap needs somebody else.");
        }
        var swap = new SwapRow(
                UUID.randomUUID(), schedule.id(), self, mine, with, theirs, covers.moment(), Optional.empty());
        mustHold(schedule, swap);
        mustHaveRoom(self);
        rows.insert(swap);
        audit.record(actor, "oncall.offer-swap", schedule.name(), facts(swap, other));
        return swap.id();
    }

    private void mustHaveRoom(UUID person) {
        long open = rows.openSwaps(covers.moment()).stream()
                .filter(swap -> swap.offeredBy().equals(person))
                .count();
        if (open >= MOST_OPEN) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-swaps",
                    "You offer " + MOST_OPEN + " swaps already, which is the most. Withdraw one first.");
        }
    }

    void accept(Actor actor, UUID id) {
        SwapRow swap = rows.swap(id).orElseThrow(() -> Covers.unknown("swap"));
        if (!Covers.isSelf(actor, swap.offeredTo())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "swap-of-others", "Only the person it was offered to can accept a swap.");
        }
        if (swap.acceptedAt().isPresent()) {
            return;
        }
        Schedule schedule = covers.schedule(swap.schedule());
        mustHold(schedule, swap);
        String reason = "Swap";
        covers.put(actor, schedule, swap.offeredTo(), swap.mine(), reason, "oncall.override");
        covers.put(actor, schedule, swap.offeredBy(), swap.theirs(), reason, "oncall.override");
        rows.accepted(id, covers.moment());
        audit.record(actor, "oncall.accept-swap", schedule.name(), facts(swap, actor.name()));
    }

    void withdraw(Actor actor, UUID id) {
        SwapRow swap = rows.swap(id).orElseThrow(() -> Covers.unknown("swap"));
        if (!Covers.isSelf(actor, swap.offeredBy()) && !Covers.isSelf(actor, swap.offeredTo())) {
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
                actor,
                "oncall.withdraw-swap",
                covers.schedule(swap.schedule()).name(),
                facts(swap, covers.nameOf(swap.offeredTo())));
    }

    List<Swap> swaps() {
        return rows.openSwaps(covers.moment()).stream()
                .map(row -> new Swap(
                        row.id(),
                        row.schedule(),
                        schedules.find(row.schedule()).map(Schedule::name).orElse(""),
                        row.offeredBy(),
                        covers.nameOf(row.offeredBy()),
                        row.mine(),
                        row.offeredTo(),
                        covers.nameOf(row.offeredTo()),
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
            throw Covers.invalid("theirs", "The two spans of a swap must not overlap.");
        }
    }

    private void mustHold(Schedule schedule, UUID person, Span span, String field) {
        covers.mustBeSensible(span, field);
        if (!span.from().isAfter(covers.moment())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "swap-begun", "A span of this swap has begun; use “take it now”.", field);
        }
        boolean has = duties.roster(schedule, span.from()).shifts(span.from(), span.to()).stream()
                .allMatch(shift -> shift.person().equals(Optional.of(person)));
        if (!has) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "swap-not-theirs",
                    covers.nameOf(person) + " is not on call in the whole of this span. Look at the calendar again.",
                    field);
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
}
