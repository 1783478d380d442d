package io.evenkeel.console.cli;

import java.time.Duration;

/** How long a load may last, counted from the first time anybody asks. Thread-safe. */
final class TimeLimit {
    private final Duration atMost;
    private long endsAtNanos;
    private boolean begun;

    TimeLimit(Duration atMost) {
        this.atMost = atMost;
    }

    synchronized void begin() {
        if (!begun) {
            begun = true;
            endsAtNanos = System.nanoTime() + atMost.toNanos();
        }
    }

    synchronized boolean isOver() {
        return begun && System.nanoTime() - endsAtNanos >= 0;
    }

    long seconds() {
        return atMost.toSeconds();
    }
}
