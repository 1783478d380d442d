package io.evenkeel.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * What the disk of a repository had left when its host last told, and when it is full if things go on as they did.
 *
 * @param fullAt empty where that can't be said, or is far
 * @param earliest the nearer edge of the 95 % interval
 * @param latest its other edge; empty where that is farther than is looked
 * @param why there is no {@code fullAt}
 */
public record SpaceLeft(
        Instant at,
        long freeBytes,
        long totalBytes,
        Optional<Instant> fullAt,
        Optional<Instant> earliest,
        Optional<Instant> latest,
        Optional<String> why) {}
