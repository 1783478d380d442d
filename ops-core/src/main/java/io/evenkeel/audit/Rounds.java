package io.evenkeel.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works that a room does again and again, one after the other, on one thread of this server: for what lies in its memory or
 * its folder, where Quartz would ask any server. What fails is logged, and tried again the next time. Started and stopped
 * once, by a bean's life cycle.
 */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String name;
    private final List<Work> works = new ArrayList<>();
    private final ScheduledExecutorService thread;
    private volatile boolean running;

    private record Work(Duration first, Duration every, Runnable act) {}

    /** @param name of the thread; what fails is logged as {@code event=NAME-ACT-failed} */
    public Rounds(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).factory());
    }

    /** Adds a work that is done so long after the start, and so long after each end of it. */
    public Rounds every(Duration time, String act, Runnable work) {
        return add(time, time, act, work);
    }

    /** As {@link #every}, and at the start. */
    public Rounds atOnceAndEvery(Duration time, String act, Runnable work) {
        return add(Duration.ZERO, time, act, work);
    }

    private Rounds add(Duration first, Duration every, String act, Runnable work) {
        works.add(new Work(first, every, () -> quietly(act, work)));
        return this;
    }

    public void start() {
        running = true;
        for (Work work : works) {
            var _ = thread.scheduleWithFixedDelay(
                    work.act(), work.first().toMillis(), work.every().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void quietly(String act, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("event={}-{}-failed cause=\"{}\"", name, act, e.getMessage());
        }
    }

    /** Waits for a work that is being done, ten seconds at most; none begins any more. */
    public void stop() {
        running = false;
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@link #stop()}, then does the last work here, whatever became of the thread's. */
    public void stop(String act, Runnable last) {
        stop();
        quietly(act, last);
    }

    /** What takes many steps asks this between them. */
    public boolean isRunning() {
        return running;
    }
}
