package io.evenkeel.desk.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One promise: so much working time from its beginning, without the pauses. It runs out at the earliest moment at which
 * that time has passed; what ends at that moment is too late. What passed under an earlier target counts by that target's
 * calendar, and a shorter target cannot be broken before it was set.
 *
 * @param stretches which target held since when; at least one, by time
 * @param pauses by time, not overlapping; only the last one may be without end
 */
public record Clock(List<Stretch> stretches, List<Pause> pauses) {

    /** @param calendar by which calendar time counts from {@code since} on */
    public record Stretch(Instant since, String calendar, Duration target) {}

    /** @param to absent while it lasts */
    public record Pause(Instant from, Optional<Instant> to) {}

    public Clock {
        if (stretches.isEmpty()) {
            throw new IllegalArgumentException("a clock without a target");
        }
        stretches = List.copyOf(stretches);
        pauses = List.copyOf(pauses);
    }

    public static Clock started(Instant at, String calendar, Duration target) {
        return new Clock(List.of(new Stretch(at, calendar, target)), List.of());
    }

    public Duration target() {
        return stretches.getLast().target();
    }

    public boolean stands() {
        return !pauses.isEmpty() && pauses.getLast().to().isEmpty();
    }

    /** Another target from now on; the pauses stay. */
    public Clock retargeted(Instant at, String calendar, Duration target) {
        List<Stretch> more = new ArrayList<>(stretches);
        more.add(new Stretch(notBefore(at), calendar, target));
        return new Clock(more, pauses);
    }

    public Clock paused(Instant at) {
        if (stands()) {
            return this;
        }
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(notBefore(at), Optional.empty()));
        return new Clock(stretches, more);
    }

    public Clock resumed(Instant at) {
        if (!stands()) {
            return this;
        }
        List<Pause> more = new ArrayList<>(pauses);
        Pause open = more.removeLast();
        more.add(new Pause(open.from(), Optional.of(at.isBefore(open.from()) ? open.from() : at)));
        return new Clock(stretches, more);
    }

    /** The working time that has passed until then. */
    public Duration elapsed(Function<String, WorkingTime> calendars, Instant at) {
        Duration sum = Duration.ZERO;
        for (int place = 0; place < stretches.size(); place++) {
            Stretch stretch = stretches.get(place);
            Instant end =
                    place + 1 < stretches.size() ? stretches.get(place + 1).since() : at;
            WorkingTime calendar = calendars.apply(stretch.calendar());
            sum = sum.plus(unpaused(calendar, stretch.since(), end.isBefore(at) ? end : at));
        }
        return sum;
    }

    /** When it runs out if nothing happens; empty while it is paused before that. */
    public Optional<Instant> due(Function<String, WorkingTime> calendars) {
        return reaches(calendars, target());
    }

    /** When this share of the target is used up if nothing happens; empty while it is paused before that. */
    public Optional<Instant> uses(Function<String, WorkingTime> calendars, int percent) {
        return reaches(calendars, target().multipliedBy(percent).dividedBy(100));
    }

    private Optional<Instant> reaches(Function<String, WorkingTime> calendars, Duration amount) {
        Stretch last = stretches.getLast();
        WorkingTime calendar = calendars.apply(last.calendar());
        Duration left = amount.minus(elapsed(calendars, last.since()));
        Instant from = last.since();
        if (!left.isPositive()) {
            return Optional.of(from);
        }
        for (Pause pause : pauses) {
            Instant ends = pause.to().orElse(Instant.MAX);
            if (pause.from().isAfter(from)) {
                Duration here = calendar.between(from, pause.from());
                if (here.compareTo(left) >= 0) {
                    return calendar.after(from, left);
                }
                left = left.minus(here);
            }
            if (pause.to().isEmpty()) {
                return Optional.empty();
            }
            from = ends.isAfter(from) ? ends : from;
        }
        return calendar.after(from, left);
    }

    private Duration unpaused(WorkingTime calendar, Instant from, Instant to) {
        Duration sum = calendar.between(from, to);
        for (Pause pause : pauses) {
            Instant begins = pause.from().isAfter(from) ? pause.from() : from;
            Instant ends = pause.to().filter(end -> end.isBefore(to)).orElse(to);
            if (begins.isBefore(ends)) {
                sum = sum.minus(calendar.between(begins, ends));
            }
        }
        return sum;
    }

    /** Clocks of several servers may differ a little; what happens next never happened before what is known. */
    private Instant notBefore(Instant at) {
        Instant newest = stretches.getLast().since();
        if (!pauses.isEmpty()) {
            Pause last = pauses.getLast();
            Instant end = last.to().orElse(last.from());
            newest = end.isAfter(newest) ? end : newest;
        }
        return at.isBefore(newest) ? newest : at;
    }
}
