package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.SpaceLeft;
import io.evenkeel.recovery.internal.Oddity.Measured;
import io.evenkeel.recovery.internal.WatchRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a disk will be full before the oldest copies need not be kept any longer. Pure. */
final class SpaceShort {

    private SpaceShort() {}

    /** @return what to say of it */
    static Optional<String> of(Row row, Instant now) {
        return row.space()
                .flatMap(space -> space.fullAt().isPresent()
                        ? fullSoon(row.policy().terms(), space, now)
                        : nextDoesNotFit(row, space));
    }

    private static Optional<String> fullSoon(PolicyTerms terms, SpaceLeft space, Instant now) {
        Duration kept = kept(terms, now);
        Instant fullAt = space.fullAt().orElseThrow();
        if (!fullAt.isBefore(now.plus(kept))) {
            return Optional.empty();
        }
        return Optional.of(room(space) + " By its course it is full on " + fullAt + " (from "
                + space.earliest().orElse(fullAt) + " to "
                + space.latest().map(Instant::toString).orElse("later than can be told")
                + "), and copies are kept for " + kept.toDays()
                + " days. Make room, or keep fewer copies.");
    }

    private static Optional<String> nextDoesNotFit(Row row, SpaceLeft space) {
        long added = row.copies().stream().mapToLong(Measured::added).max().orElse(0);
        return added <= space.freeBytes()
                ? Optional.empty()
                : Optional.of(room(space) + " A copy added up to " + added
                        + " bytes, so the next one may not fit. Make room, or keep fewer copies.");
    }

    private static String room(SpaceLeft space) {
        return space.freeBytes() + " of " + space.totalBytes() + " bytes are free.";
    }

    /** How long a copy stays; where copies are counted, full ones are. */
    private static Duration kept(PolicyTerms terms, Instant now) {
        int amount = terms.promise().keep().amount();
        int fullDays = terms.calendar().fullDays().size();
        return switch (terms.promise().keep().unit()) {
            case DAYS -> Duration.ofDays(amount);
            case COPIES ->
                fullDays > 0
                        ? Duration.ofDays(7L * amount / fullDays)
                        : terms.calendar().longestPause(now).time().multipliedBy(amount);
        };
    }
}
