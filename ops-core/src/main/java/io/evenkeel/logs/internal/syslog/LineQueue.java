package io.evenkeel.logs.internal.syslog;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.LogIntake;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.internal.series.LogSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Gathers lines of syslog, which come one by one, and gives them to the intake in batches, from one thread. Where the intake
 * refuses for now, the batch is given again until it is taken; meanwhile the queue fills, connections wait, and what comes by UDP
 * is dropped and counted. A line that will never be taken is dropped alone, and counted, so that it holds up no other.
 * Thread-safe.
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
    private final LogSeries series;
    private final BlockingQueue<RawLine> lines = new ArrayBlockingQueue<>(HELD);
    private final AtomicLong dropped = new AtomicLong();
    private long told = System.nanoTime() - TELL_EVERY;
    private long toldOf;

    private enum Answer {
        TAKEN,
        LATER,
        NEVER
    }

    LineQueue(LogIntake intake, LogSeries series) {
        this.intake = intake;
        this.series = series;
    }

    void refused(String inlet, String why) {
        series.refused(inlet, why, 1);
    }

    /** Waits while the queue is full. */
    void put(RawLine line) throws InterruptedException {
        lines.put(line);
    }

    /** Drops the line, and counts it, while the queue is full. */
    void offer(RawLine line) {
        if (!lines.offer(line)) {
            dropped.incrementAndGet();
            refused("syslog-udp", "queue-full");
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
            giveForTheLastTime(rest);
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
        Answer answer = Answer.LATER;
        try {
            for (answer = answer(batch); answer == Answer.LATER; answer = answer(batch)) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            giveForTheLastTime(batch);
            throw e;
        }
        if (answer == Answer.NEVER) {
            giveInHalves(batch);
        }
    }

    /** One of these lines is in the way of the others. */
    private void giveInHalves(List<RawLine> batch) throws InterruptedException {
        if (batch.size() == 1) {
            refused("syslog", "not-storable");
            return;
        }
        give(batch.subList(0, batch.size() / 2));
        give(batch.subList(batch.size() / 2, batch.size()));
    }

    private void giveForTheLastTime(List<RawLine> batch) {
        if (!batch.isEmpty() && answer(batch) != Answer.TAKEN) {
            LOG.warn(
                    "event=syslog-lines-lost lines={} note=\"the server stopped while logs were refused\"",
                    batch.size());
        }
    }

    private Answer answer(List<RawLine> batch) {
        try {
            intake.take(SYSLOG, batch);
            return Answer.TAKEN;
        } catch (Refusal e) {
            LOG.debug("event=syslog-waits cause=\"{}\"", e.getMessage());
            return Answer.LATER;
        } catch (DataIntegrityViolationException e) {
            LOG.warn("event=syslog-line-not-storable lines={} cause=\"{}\"", batch.size(), e.getMessage());
            return Answer.NEVER;
        } catch (RuntimeException e) {
            LOG.warn("event=syslog-waits cause=\"{}\"", e.getMessage());
            return Answer.LATER;
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
