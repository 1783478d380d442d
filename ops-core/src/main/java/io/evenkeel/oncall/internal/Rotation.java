package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.OnCall.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has the turn when: the mathematics of one schedule, without names, clock or database.
 *
 * <p>Hand-overs are counted on the wall clock. One that falls into the hour that a clock change leaves out happens at the
 * change; one in the hour that comes twice happens the first time. So hand-overs never go back in time, and every
 * moment after the first one belongs to exactly one turn.
 */
final class Rotation {
    private final List<UUID> people;
    private final LocalDateTime first;
    private final Duration turn;
    private final ZoneRules rules;
    private final ZoneId zone;

    Rotation(Schedule schedule) {
        this.people = schedule.people();
        this.first = schedule.firstHandOver();
        this.turn = schedule.turn();
        this.zone = schedule.zone();
        this.rules = zone.getRules();
    }

    /** One turn; {@code person} empty is a gap. {@code from} is inside, {@code to} is not. */
    record Turn(Optional<UUID> person, Instant from, Instant to) {}

    /**
     * The turns that overlap the span, in order, without a hole: times before the first hand-over, and a rotation without
     * people, are gaps.
     */
    List<Turn> turns(Instant from, Instant to) {
        if (people.isEmpty()) {
            return List.of(new Turn(Optional.empty(), from, to));
        }
        var turns = new ArrayList<Turn>();
        long number = numberAt(from);
        if (number < 0) {
            turns.add(new Turn(Optional.empty(), from, earlier(handOver(0), to)));
            number = 0;
        }
        for (; handOver(number).isBefore(to); number++) {
            Turn next = turn(number);
            // A turn that a clock change shrinks to nothing is none.
            if (next.from().isBefore(next.to())) {
                turns.add(next);
            }
        }
        return turns;
    }

    /** Whose turn covers the moment. */
    Turn at(Instant moment) {
        if (people.isEmpty()) {
            return new Turn(Optional.empty(), moment, Instant.MAX);
        }
        long number = numberAt(moment);
        return number < 0 ? new Turn(Optional.empty(), moment, handOver(0)) : turn(number);
    }

    /** The end of the round after the moment: until then everybody had a turn. The moment itself where nobody has any. */
    Instant roundAfter(Instant moment) {
        return people.isEmpty() ? moment : handOver(Math.max(0, numberAt(moment) + 1) + people.size());
    }

    private Turn turn(long number) {
        UUID person = people.get((int) (number % people.size()));
        return new Turn(Optional.of(person), handOver(number), handOver(number + 1));
    }

    /** The turn that covers the moment, from 0; negative before the first hand-over. */
    private long numberAt(Instant moment) {
        Duration since = Duration.between(first, LocalDateTime.ofInstant(moment, zone));
        // An estimate that a clock change can shift; the two loops put it right within a few steps.
        long number = Math.floorDiv(since.toSeconds(), turn.toSeconds());
        while (handOver(number).isAfter(moment)) {
            number--;
        }
        while (!handOver(number + 1).isAfter(moment)) {
            number++;
        }
        return number;
    }

    private Instant handOver(long number) {
        LocalDateTime local = first.plusSeconds(Math.multiplyExact(turn.toSeconds(), number));
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return local.toInstant(rules.getValidOffsets(local).getFirst());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
