package io.evenkeel.notify.internal;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether the sender looked into the outbox a moment ago, by the processor's clock, which nobody moves. Thread-safe. */
@Component
class Pulse {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private volatile long lookedNanos;
    private volatile boolean looked;

    void looked() {
        lookedNanos = System.nanoTime();
        looked = true;
    }

    boolean isBeating() {
        return looked && System.nanoTime() - lookedNanos < LONGEST_PAUSE.toNanos();
    }
}
