package io.evenkeel.logs.internal.columns;

import java.time.Duration;

/** When a search must end. */
public final class Deadline {
    private final long end;

    public Deadline(Duration atMost) {
        end = System.nanoTime() + atMost.toNanos();
    }

    public boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** Until then; never below zero. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
