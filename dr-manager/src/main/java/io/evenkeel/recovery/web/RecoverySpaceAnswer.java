package io.evenkeel.recovery.web;

import io.evenkeel.recovery.SpaceLeft;
import java.time.Instant;
import java.util.Optional;

/**
 * What the disk of a repository has left.
 *
 * @param at when the host told; with the sizes absent where it does not tell
 * @param fullAt when it is full by its course; absent where that can't be said, or is far
 * @param earliest the nearer edge of the 95 % interval
 * @param latest its other edge; absent where it is farther than is looked
 * @param why there is no {@code fullAt}
 */
record RecoverySpaceAnswer(
        Optional<Instant> at,
        Optional<Long> freeBytes,
        Optional<Long> totalBytes,
        Optional<Instant> fullAt,
        Optional<Instant> earliest,
        Optional<Instant> latest,
        Optional<String> why) {

    private static final RecoverySpaceAnswer UNTOLD = new RecoverySpaceAnswer(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                    "The host has not told how much room there is: no list was made yet, or the repository lies elsewhere."));

    static RecoverySpaceAnswer of(Optional<SpaceLeft> left) {
        return left.map(told -> new RecoverySpaceAnswer(
                        Optional.of(told.at()),
                        Optional.of(told.freeBytes()),
                        Optional.of(told.totalBytes()),
                        told.fullAt(),
                        told.earliest(),
                        told.latest(),
                        told.why()))
                .orElse(UNTOLD);
    }
}
