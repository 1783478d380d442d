package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a rule group keeps its pace in this process. Pure.
 *
 * @param startedAt when its last evaluation began, by the clock that rules go by
 * @param lag how long after its time that was
 * @param took how long it took; empty while it goes on
 * @param missed evaluations that were left out, since the process started
 */
record GroupPace(Instant startedAt, Duration lag, Optional<Duration> took, long missed) {

    /** A new evaluation begins. */
    static GroupPace begun(Optional<GroupPace> before, RuleGroup group, Instant now) {
        long missed = before.map(GroupPace::missed).orElse(0L);
        long left = before.map(last -> group.slot(now) - group.slot(last.startedAt()) - 1)
                .orElse(0L);
        return new GroupPace(
                now, Duration.between(group.slotStart(now), now), Optional.empty(), missed + Math.max(0, left));
    }

    GroupPace ended(Duration time) {
        return new GroupPace(startedAt, lag, Optional.of(time), missed);
    }

    boolean isRunning() {
        return took.isEmpty();
    }
}
