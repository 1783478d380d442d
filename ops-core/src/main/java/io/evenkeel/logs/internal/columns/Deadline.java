package io.evenkeel.logs.internal.columns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** When a search must end: when its time is up, or when nobody waits for it any more. */
public final class Deadline {
    /** Set where nobody waits any more; of the thread that begins the search. */
    public static final ScopedValue<AtomicBoolean> GIVEN_UP = ScopedValue.newInstance();

    private final long end;
    private final AtomicBoolean givenUp;

    public Deadline(Duration atMost) {
        end = System.nanoTime() + atMost.toNanos();
        givenUp = GIVEN_UP.isBound() ? GIVEN_UP.get() : new AtomicBoolean();
    }

    public boolean isOver() {
        return givenUp.get() || System.nanoTime() - end > 0;
    }

    /** Until then; never below zero. */
    public Duration left() {
        return givenUp.get() ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
