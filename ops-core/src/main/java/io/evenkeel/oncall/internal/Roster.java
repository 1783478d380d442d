package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.internal.Rotation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A rotation with its overrides laid over it: who is really on call when. The mathematics only, without names, clock or
 * database. Shifts tile every span, without gap or overlap.
 */
final class Roster {

    private final Rotation rotation;
    private final List<Cover> covers;

    /** @param covers in any order */
    Roster(Rotation rotation, List<Cover> covers) {
        this.rotation = rotation;
        this.covers = covers.stream()
                .sorted(Comparator.comparing(Cover::madeAt).thenComparing(Cover::id))
                .toList();
    }

    /** An override; {@code from} is inside, {@code to} is not. */
    record Cover(UUID id, UUID person, Instant from, Instant to, String reason, Instant madeAt) {

        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** @param cover why it is not the rotation's person */
    record Shift(Optional<UUID> person, Instant from, Instant to, Optional<Cover> cover) {

        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** The shifts that overlap the span, in order; the first may begin before it and the last end after it. */
    List<Shift> shifts(Instant from, Instant to) {
        var shifts = new ArrayList<Shift>();
        for (Turn turn : rotation.turns(from, to)) {
            for (Shift piece : pieces(turn)) {
                if (piece.to().isAfter(from) && piece.from().isBefore(to)) {
                    append(shifts, piece);
                }
            }
        }
        return List.copyOf(shifts);
    }

    /** The one that covers the moment. */
    Shift at(Instant moment) {
        Turn turn = rotation.at(moment);
        Instant from = turn.from();
        Instant to = turn.to();
        for (Cover cover : covers) {
            if (cover.holds(moment)) {
                from = from.isAfter(cover.from()) ? cover.from() : from;
                to = to.isBefore(cover.to()) ? cover.to() : to;
            }
        }
        return shifts(from, to).stream()
                .filter(shift -> shift.holds(moment))
                .findFirst()
                .orElseThrow();
    }

    /** The next shift after the one that covers the moment which is somebody else's; empty if there is nobody else. */
    Optional<Shift> nextOther(Instant moment) {
        Shift current = at(moment);
        if (current.to().equals(Instant.MAX)) {
            return Optional.empty();
        }
        return shifts(current.to(), horizon(current.to())).stream()
                .filter(shift -> shift.person().isPresent() && !shift.person().equals(current.person()))
                .findFirst();
    }

    /** After one round of the rotation and the covers known so far, nobody new comes. */
    private Instant horizon(Instant from) {
        Instant round = rotation.roundAfter(from);
        return covers.stream()
                .filter(cover -> cover.to().isAfter(from) && cover.from().isBefore(round.plus(Duration.ofDays(31))))
                .map(Cover::to)
                .filter(to -> to.isAfter(round))
                .max(Comparator.naturalOrder())
                .orElse(round);
    }

    private List<Shift> pieces(Turn turn) {
        var cuts = new TreeSet<Instant>();
        cuts.add(turn.from());
        for (Cover cover : covers) {
            for (Instant cut : List.of(cover.from(), cover.to())) {
                if (cut.isAfter(turn.from()) && cut.isBefore(turn.to())) {
                    cuts.add(cut);
                }
            }
        }
        var pieces = new ArrayList<Shift>();
        for (Instant from : cuts) {
            Instant next = cuts.higher(from);
            Optional<Cover> cover = coverAt(from);
            pieces.add(
                    new Shift(cover.map(Cover::person).or(turn::person), from, next == null ? turn.to() : next, cover));
        }
        return pieces;
    }

    private Optional<Cover> coverAt(Instant moment) {
        return covers.stream().filter(cover -> cover.holds(moment)).reduce((_, later) -> later);
    }

    /** Joins what one override covers across hand-overs, and what a cut of an override that does not count left. */
    private static void append(List<Shift> shifts, Shift piece) {
        if (!shifts.isEmpty() && belongTogether(shifts.getLast(), piece)) {
            Shift last = shifts.removeLast();
            shifts.add(new Shift(last.person(), last.from(), piece.to(), last.cover()));
        } else {
            shifts.add(piece);
        }
    }

    private static boolean belongTogether(Shift last, Shift piece) {
        boolean sameCover = last.cover().map(Cover::id).equals(piece.cover().map(Cover::id));
        boolean bothGaps = last.person().isEmpty() && piece.person().isEmpty();
        return sameCover && (last.cover().isPresent() || bothGaps);
    }
}
