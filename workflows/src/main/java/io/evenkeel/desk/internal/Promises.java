package io.evenkeel.desk.internal;

import io.evenkeel.desk.PromiseBroken;
import io.evenkeel.desk.Settings.Target;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Promise;
import io.evenkeel.desk.Ticket.Promise.PromiseState;
import io.evenkeel.desk.Ticket.Promise.What;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.desk.TicketEntry;
import io.evenkeel.desk.internal.ClockRows.Kept;
import io.evenkeel.desk.internal.TicketEntries.NewEntry;
import io.evenkeel.desk.internal.clock.Clock;
import io.evenkeel.desk.internal.clock.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps the clocks in step with their tickets. Called in a transaction that holds the ticket and has
 * {@link WorkCalendarRows#lockToCompute()}.
 */
@Component
class Promises {
    private static final int AT_ONCE = 2_000;

    private final ClockRows rows;
    private final TargetRows targets;
    private final WorkCalendars calendars;
    private final TicketWrites writes;
    private final TicketEntries entries;
    private final PromiseWarnings warnings;
    private final ApplicationEventPublisher events;

    Promises(
            ClockRows rows,
            TargetRows targets,
            WorkCalendars calendars,
            TicketWrites writes,
            TicketEntries entries,
            PromiseWarnings warnings,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.targets = targets;
        this.calendars = calendars;
        this.writes = writes;
        this.entries = entries;
        this.warnings = warnings;
        this.events = events;
    }

    /** @param solveMinutes of the catalogue's entry, which goes before the target's */
    void begin(Stored ticket, Optional<Integer> solveMinutes, Instant now) {
        Optional<Target> found =
                targets.target(ticket.ticket().kind(), ticket.ticket().priority());
        if (found.isEmpty()) {
            return;
        }
        Target target = found.get();
        var reading = calendars.reading();
        for (What what : What.values()) {
            Duration time = what == What.SOLVE
                    ? Duration.ofMinutes(solveMinutes.orElse(target.solveMinutes()))
                    : Duration.ofMinutes(target.answerMinutes());
            Clock clock = Clock.started(now, target.calendar(), time);
            rows.put(timed(fresh(ticket.id(), what, clock, target.warnPercent()), clock, false, reading, now));
        }
        dueFrom(ticket.id());
    }

    /** The ticket is in this state from now on. */
    void follow(UUID ticket, State state, boolean answered, Instant now) {
        var reading = calendars.reading();
        for (Kept kept : rows.of(ticket)) {
            if (!kept.done()) {
                boolean stands = kept.what() == What.ANSWER
                        ? answered || !isAlive(state)
                        : state != State.NEW && state != State.OPEN;
                boolean done =
                        state == State.CLOSED || state == State.MERGED || (kept.what() == What.ANSWER && answered);
                Clock clock = stands ? kept.clock().paused(now) : kept.clock().resumed(now);
                rows.put(timed(kept, clock, done, reading, now));
            }
        }
        dueFrom(ticket);
    }

    /** Goes by the targets of the ticket's kind and priority from now on. */
    void retarget(Stored ticket, Instant now) {
        Optional<Target> found =
                targets.target(ticket.ticket().kind(), ticket.ticket().priority());
        if (found.isEmpty()) {
            return;
        }
        Target target = found.get();
        var reading = calendars.reading();
        for (Kept kept : rows.of(ticket.id())) {
            if (!kept.done()) {
                int minutes = kept.what() == What.ANSWER ? target.answerMinutes() : target.solveMinutes();
                Clock clock = kept.clock().retargeted(now, target.calendar(), Duration.ofMinutes(minutes));
                rows.put(timed(with(kept, target.warnPercent()), clock, false, reading, now));
            }
        }
        dueFrom(ticket.id());
    }

    /** A calendar was changed: all clocks by it that may run again, in pages; how many. */
    int recompute(String calendar) {
        var reading = calendars.reading();
        int computed = 0;
        Optional<UUID> after = Optional.empty();
        while (true) {
            List<Kept> page = rows.by(calendar, after, AT_ONCE);
            if (page.isEmpty()) {
                return computed;
            }
            rows.putTimes(page.stream()
                    .map(kept -> times(kept, kept.clock(), reading))
                    .toList());
            Set<UUID> tickets = new LinkedHashSet<>();
            page.forEach(kept -> tickets.add(kept.ticket()));
            rows.putTicketsDue(tickets);
            computed += page.size();
            // The last ticket may have another clock on the next page; it is then computed twice, which harms nobody.
            UUID last = page.getLast().ticket();
            after = page.size() < AT_ONCE ? Optional.of(last) : before(page, last);
        }
    }

    private static Optional<UUID> before(List<Kept> page, UUID last) {
        return page.reversed().stream()
                .map(Kept::ticket)
                .filter(ticket -> !ticket.equals(last))
                .findFirst();
    }

    /** Says what has run out, or nearly. Also called before anything else happens to a ticket, so that nothing is too late. */
    void say(Stored ticket, Instant now) {
        for (Kept kept : rows.of(ticket.id())) {
            boolean broken = kept.brokenAt().isEmpty() && isPast(kept.dueAt(), now);
            boolean atRisk = !broken && kept.warnedAt().isEmpty() && isPast(kept.warnAt(), now);
            if (broken || atRisk) {
                Instant due = kept.dueAt().orElse(now);
                rows.put(new Kept(
                        kept.ticket(),
                        kept.what(),
                        kept.clock(),
                        kept.warnPercent(),
                        kept.warnAt(),
                        kept.dueAt(),
                        Optional.of(kept.warnedAt().orElse(now)),
                        broken ? kept.dueAt() : kept.brokenAt(),
                        kept.done()));
                TicketEntry.Kind kind = broken ? TicketEntry.Kind.BROKEN : TicketEntry.Kind.AT_RISK;
                Map<String, String> facts = Map.of("promise", kept.what().name(), "due", due.toString());
                entries.add(ticket.id(), new NewEntry(now, kind, "Evenkeel", false, false, "", facts));
                writes.touched(ticket.id());
                warnings.warn(ticket.ticket(), kept.what(), due, broken);
                if (broken) {
                    var promise = new Promise(kept.what(), PromiseState.BROKEN, Optional.of(due));
                    events.publishEvent(new PromiseBroken(ticket.ticket(), promise));
                }
            }
        }
    }

    /** How each stands, the answer first. */
    static List<Promise> seen(Ticket ticket, List<Kept> clocks) {
        return clocks.stream()
                .sorted(Comparator.comparing(Kept::what))
                .map(kept -> new Promise(kept.what(), state(ticket, kept), kept.dueAt()))
                .toList();
    }

    private static PromiseState state(Ticket ticket, Kept kept) {
        if (kept.brokenAt().isPresent()) {
            return PromiseState.BROKEN;
        }
        boolean isOver = kept.what() == What.ANSWER
                ? ticket.answeredAt().isPresent() || !isAlive(ticket.state())
                : !isAlive(ticket.state());
        if (isOver) {
            return PromiseState.KEPT;
        }
        if (kept.clock().stands()) {
            return PromiseState.PAUSED;
        }
        return kept.warnedAt().isPresent() ? PromiseState.AT_RISK : PromiseState.RUNNING;
    }

    private void dueFrom(UUID ticket) {
        writes.due(
                ticket,
                rows.of(ticket).stream()
                        .filter(kept -> !kept.done())
                        .flatMap(kept -> kept.dueAt().stream())
                        .min(Comparator.naturalOrder()));
    }

    static boolean isAlive(State state) {
        return state == State.NEW || state == State.OPEN || state == State.WAITING;
    }

    private static boolean isPast(Optional<Instant> moment, Instant now) {
        return moment.map(at -> !at.isAfter(now)).orElse(false);
    }

    private static Kept fresh(UUID ticket, What what, Clock clock, int warnPercent) {
        return new Kept(
                ticket,
                what,
                clock,
                warnPercent,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Kept with(Kept kept, int warnPercent) {
        return new Kept(
                kept.ticket(),
                kept.what(),
                kept.clock(),
                warnPercent,
                kept.warnAt(),
                kept.dueAt(),
                kept.warnedAt(),
                kept.brokenAt(),
                kept.done());
    }

    private static Kept times(Kept kept, Clock clock, Function<String, WorkingTime> reading) {
        return new Kept(
                kept.ticket(),
                kept.what(),
                clock,
                kept.warnPercent(),
                kept.done() ? Optional.empty() : clock.uses(reading, kept.warnPercent()),
                clock.due(reading),
                kept.warnedAt(),
                kept.brokenAt(),
                kept.done());
    }

    /** What was said stays said, unless a longer target gives time again. */
    private static Kept timed(
            Kept before, Clock clock, boolean done, Function<String, WorkingTime> reading, Instant now) {
        Kept next = times(before, clock, reading);
        return new Kept(
                next.ticket(),
                next.what(),
                clock,
                next.warnPercent(),
                done ? Optional.empty() : next.warnAt(),
                done ? Optional.empty() : next.dueAt(),
                before.warnedAt()
                        .filter(said -> done
                                || next.warnAt().map(at -> !at.isAfter(now)).orElse(true)),
                before.brokenAt()
                        .filter(said ->
                                done || next.dueAt().map(at -> !at.isAfter(now)).orElse(true)),
                done);
    }
}
