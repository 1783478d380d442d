package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the time since a rule was last evaluated means. While nobody looked (the server was down, the database away), data
 * came in late or not at all: for a while afterwards, that a series is missing says nothing. Pure.
 *
 * @param settlingUntil until when what is missing counts as unknown
 * @param settling whether that is so now
 * @param dark how much of the time before was not seen at all, later data included; it counts for no {@code for}
 */
record Observation(Optional<Instant> settlingUntil, boolean settling, Duration dark) {

    /** Agents find their server again and send what they kept, and short ranges fill. */
    static final Duration SETTLING = Duration.ofMinutes(2);

    /** A shorter gap than this is a slow evaluation. */
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(30);

    /** Within this, series of before the gap still have a value, and ranges reach back over it. */
    private static final Duration SEEN_AFTERWARDS = Duration.ofMinutes(5);

    /**
     * @param last when the rule was last evaluated with success
     * @param before {@code settlingUntil} of then
     */
    static Observation of(Optional<Instant> last, Optional<Instant> before, Duration interval, Instant now) {
        if (last.isEmpty()) {
            return new Observation(Optional.empty(), false, Duration.ZERO);
        }
        Duration gap = Duration.between(last.get(), now);
        Duration dark = gap.compareTo(SEEN_AFTERWARDS) > 0 ? gap : Duration.ZERO;
        if (before.isPresent()) {
            boolean still = now.isBefore(before.get());
            return new Observation(still ? before : Optional.empty(), still, dark);
        }
        boolean blind = gap.compareTo(SHORTEST_GAP) > 0 && gap.compareTo(interval.multipliedBy(2)) > 0;
        return blind
                ? new Observation(Optional.of(now.plus(SETTLING)), true, dark)
                : new Observation(Optional.empty(), false, dark);
    }
}
