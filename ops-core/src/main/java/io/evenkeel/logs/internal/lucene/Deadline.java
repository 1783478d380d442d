package io.evenkeel.logs.internal.lucene;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;

/** Ends a search when its time is up. */
final class Deadline implements QueryTimeout {
    private final long end;

    Deadline(Duration atMost) {
        end = System.nanoTime() + atMost.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    @Override
    public boolean shouldExit() {
        return isOver();
    }
}
