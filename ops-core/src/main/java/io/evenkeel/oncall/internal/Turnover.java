package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.internal.Roster.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which shift hands over to which. Mathematics only, without clock or database.
 *
 * @param from the one that ends; may be a gap
 * @param to the next one of somebody else; empty where there is nobody else
 */
record Turnover(Shift from, Optional<Shift> to) {

    /** So long after a shift began, the one before may still hand over to it. */
    static final Duration LATE_FOR = Duration.ofHours(4);

    /** The shift that runs hands over to the next one. */
    static Turnover ahead(Roster roster, Instant now) {
        return new Turnover(roster.at(now), roster.nextOther(now));
    }

    /** The shift that ended hands over to the one that runs; empty if it is too late, or both are the same person's. */
    static Optional<Turnover> late(Roster roster, Instant now) {
        Shift running = roster.at(now);
        if (running.person().isEmpty() || running.from().isBefore(now.minus(LATE_FOR))) {
            return Optional.empty();
        }
        Shift ended = roster.at(running.from().minusNanos(1_000));
        return ended.person().isEmpty() || ended.person().equals(running.person())
                ? Optional.empty()
                : Optional.of(new Turnover(ended, Optional.of(running)));
    }

    boolean isFrom(UUID person) {
        return from.person().equals(Optional.of(person));
    }

    boolean isTo(UUID person) {
        return to.flatMap(Shift::person).equals(Optional.of(person));
    }
}
