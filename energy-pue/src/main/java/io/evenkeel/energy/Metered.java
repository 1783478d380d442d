package io.evenkeel.energy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a meter measured in a span. A span with a gap has no amount: nothing is filled in.
 *
 * @param amount kWh or m³ of the whole span; empty where any part of it is a gap
 * @param known kWh or m³ of the parts that are no gap
 * @param marks what else is to be known: an amount that was interpolated, a counter that began again
 */
public record Metered(OptionalDouble amount, double known, List<Gap> gaps, Set<Mark> marks) {

    public Metered {
        gaps = List.copyOf(gaps);
        marks = Set.copyOf(marks);
    }

    /** A part of a span about which the meter says nothing that can be believed. */
    public record Gap(Instant from, Instant to, Cause cause) {}

    /** Why. */
    public enum Cause {
        /** No reading. */
        MISSING,
        /** More than one series has the labels, so that none can be believed. */
        AMBIGUOUS,
        /** The same reading for too long. */
        STUCK,
        /** A counter that ran backwards, or a power below zero. */
        BACKWARDS,
        /** More than the meter can see: another unit, or another meter. */
        LEAP
    }

    /** What is believed, and said. */
    public enum Mark {
        /** A counter that was not read for long: what it counted is known, when is not. */
        INTERPOLATED,
        /** A counter reached its end and began again. */
        WRAPPED
    }
}
