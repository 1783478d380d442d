package io.evenkeel.console.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every processor of this machine busy, for a bounded time and with pauses, so that other work still gets its
 * turn: each worker computes for 90 of 100 ms. Ends by itself, by {@link #close()}, or with the JVM (daemon threads).
 */
final class CpuLoad implements AutoCloseable {
    private static final long BUSY_NANOS = Duration.ofMillis(90).toNanos();
    private static final long PAUSE_MILLIS = 10;

    private final long endsAtNanos;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopped;

    private CpuLoad(Duration atMost) {
        this.endsAtNanos = System.nanoTime() + atMost.toNanos();
    }

    static CpuLoad start(Duration atMost) {
        var load = new CpuLoad(atMost);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread worker = Thread.ofPlatform().daemon().name("try-cpu-" + i).start(load::work);
            load.workers.add(worker);
        }
        return load;
    }

    boolean isOver() {
        return stopped || System.nanoTime() - endsAtNanos >= 0;
    }

    private void work() {
        double kept = 1;
        while (!isOver()) {
            long until = System.nanoTime() + BUSY_NANOS;
            while (System.nanoTime() - until < 0) {
                kept = Math.sqrt(kept + 1.000_1);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (Double.isNaN(kept)) {
            throw new IllegalStateException("The square root of a positive number is a number.");
        }
    }

    @Override
    public void close() {
        stopped = true;
        workers.forEach(Thread::interrupt);
    }
}
