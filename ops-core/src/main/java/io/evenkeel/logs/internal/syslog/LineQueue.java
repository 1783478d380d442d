package io.evenkeel.logs.internal.syslog;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers lines of syslog, which come one by one, and gives them to the intake in batches, from one thread. Where the intake
 * refuses, the batch is given again until it is taken; meanwhile the queue fills, connections wait, and what comes by UDP is
 * dropped and counted. Thread-safe.
 */
final class LineQueue implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LineQueue.class);
    private static final Actor SYSLOG = Actor.system("syslog");
    private static final int HELD = 20_000;
    private static final int BATCH = 1000;
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final long TELL_EVERY = Duration.ofMinutes(1).toNanos();

    private final LogIntake intake;
    private final BlockingQueue<RawLine> lines = new ArrayBlockingQueue<>(HELD);
    private final AtomicLong dropped = new AtomicLong();
    private long told = System.nanoTime() - TELL_EVERY;
    private long toldOf;

    LineQueue(LogIntake intake) {
        this.intake = intake;
    }

    /** Waits while the queue is full. */
    void put(RawLine line) throws InterruptedException {
        lines.put(line);
    }

    /** Drops the line, and counts it, while the queue is full. */
    void offer(RawLine line) {
        if (!lines.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    long dropped() {
        return dropped.get();
    }

    /** Until it is interrupted; what is queued then is still given once. */
    @Override
    public void run() {
        try {
            while (true) {
                give(gathered());
                tellOfDropped();
            }
        } catch (InterruptedException e) {
            List<RawLine> rest = new ArrayList<>();
            lines.drainTo(rest, LogIntake.MOST_LINES);
            if (!rest.isEmpty() && !isTaken(rest)) {
                LOG.warn(
                        "event=syslog-lines-lost lines={} note=\"the server stopped while logs were refused\"",
                        rest.size());
            }
        }
    }

    private List<RawLine> gathered() throws InterruptedException {
        List<RawLine> batch = new ArrayList<>(BATCH);
        batch.add(lines.take());
        long end = System.nanoTime() + GATHER.toNanos();
        while (batch.size() < BATCH) {
            if (lines.drainTo(batch, BATCH - batch.size()) > 0) {
                continue;
            }
            RawLine next = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private void give(List<RawLine> batch) throws InterruptedException {
        try {
            while (!isTaken(batch)) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            if (!isTaken(batch)) {
                LOG.warn(
                        "event=syslog-lines-lost lines={} note=\"the server stopped while logs were refused\"",
                        batch.size());
            }
            throw e;
        }
    }

    private boolean isTaken(List<RawLine> batch) {
        try {
            intake.take(SYSLOG, batch);
            return true;
        } catch (Refusal e) {
            LOG.debug("event=syslog-waits cause=\"{}\"", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("event=syslog-waits cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    private void tellOfDropped() {
        long now = dropped.get();
        if (now > toldOf && System.nanoTime() - told > TELL_EVERY) {
            LOG.warn(
                    "event=syslog-datagrams-dropped lines={} note=\"logs come faster than they are kept\"",
                    now - toldOf);
            told = System.nanoTime();
            toldOf = now;
        }
    }
}
