package io.evenkeel.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * One copy that a host told of.
 *
 * @param id the tool's own
 * @param kind such as {@code full}, {@code diff}, {@code incr}
 * @param at when it was begun
 * @param sizeBytes of what it restores to
 * @param addedBytes by which the repository grew
 * @param checkedAt when the tool last checked it
 * @param checkedBy the tool's check: {@code restic check}
 * @param sound whether that check found nothing
 */
public record KeptCopy(
        String id,
        String kind,
        Instant at,
        Optional<Long> sizeBytes,
        Optional<Long> addedBytes,
        Optional<Instant> checkedAt,
        Optional<String> checkedBy,
        boolean sound) {

    /** What was new, as a part of the whole. */
    public Optional<Double> changeRate() {
        return sizeBytes.filter(size -> size > 0).flatMap(size -> addedBytes.map(added -> (double) added / size));
    }
}
