package io.evenkeel.logs.internal.series;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stores what was counted of log lines every ten seconds. On a thread of its own, so that a slow database does not hold up
 * what makes new lines found.
 */
@Component
class LogSeriesTicks implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogSeriesTicks.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final LogSeries series;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-series").factory());
    private volatile boolean running;

    LogSeriesTicks(LogSeries series) {
        this.series = series;
    }

    @Override
    public void start() {
        running = true;
        var _ = thread.scheduleWithFixedDelay(this::tick, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            series.store();
        } catch (RuntimeException e) {
            LOG.warn("event=log-series-not-stored cause=\"{}\"", e.getMessage());
        }
    }

    /** What was counted since the last tick is stored yet. */
    @Override
    public void stop() {
        running = false;
        thread.shutdown();
        try {
            if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
