package io.evenkeel.console.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every processor of this machine busy, on daemon threads of usual priority, so that other work gets its fair
 * turn. The pauses are short: a host that was busy before must still be seen to be busier.
 */
final class CpuLoad implements Load {
    private static final long BUSY_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PAUSE_MILLIS = 1;

    private final TimeLimit limit;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopped;

    CpuLoad(TimeLimit limit) {
        this.limit = limit;
    }

    @Override
    public void start() {
        if (!workers.isEmpty()) {
            return;
        }
        limit.begin();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            workers.add(Thread.ofPlatform().daemon().name("try-cpu-" + i).start(this::work));
        }
    }

    @Override
    public boolean isOver() {
        return stopped || limit.isOver();
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public String sentence() {
        return "All processors are busy from now on, for at most " + limit.seconds() + " s.";
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
