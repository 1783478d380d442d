package io.evenkeel.alerting.internal;

import io.evenkeel.notify.LifeSign;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether rules were looked after a moment ago, by the processor's clock, which nobody moves. Of several servers only one
 * wakes the rules each time; the others then leave the heartbeat to it. Thread-safe.
 */
@Component
class RulesAlive implements LifeSign {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private volatile long wokenNanos = System.nanoTime();

    void woken() {
        wokenNanos = System.nanoTime();
    }

    /** A start counts as a look: rules are due some seconds later. */
    @Override
    public Optional<String> trouble() {
        return trouble(System.nanoTime());
    }

    Optional<String> trouble(long nowNanos) {
        long pause = nowNanos - wokenNanos;
        return pause > LONGEST_PAUSE.toNanos()
                ? Optional.of("No rule was looked after for "
                        + Duration.ofNanos(pause).toSeconds() + " s.")
                : Optional.empty();
    }
}
