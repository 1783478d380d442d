package io.evenkeel.logs.internal.series;

import io.evenkeel.audit.Rounds;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stores what was counted of log lines every ten seconds. On a thread of its own, so that a slow database does not hold up
 * what makes new lines found.
 */
@Component
class LogSeriesTicks implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final LogSeries series;
    private final Rounds rounds = new Rounds("log-series");

    LogSeriesTicks(LogSeries series) {
        this.series = series;
    }

    @Override
    public void start() {
        rounds.atOnceAndEvery(EVERY, "store", series::store).start();
    }

    /** What was counted since the last tick is stored yet. */
    @Override
    public void stop() {
        rounds.stop("store", series::store);
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
