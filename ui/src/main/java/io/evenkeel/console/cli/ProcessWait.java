package io.evenkeel.console.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what a process of ours has to bring about. */
final class ProcessWait {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private ProcessWait() {}

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** @throws CannotStart if the process ended before, or it took ten minutes */
    static void until(String what, long pid, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (ProcessHandle.of(pid).isEmpty() || System.nanoTime() - end >= 0) {
                throw new CannotStart("It took too long, or ended by itself: " + what + ".");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
