package io.evenkeel.diagnosis.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes the investigation every second and the signs of changes every fifteen. On a thread of this server; several servers
 * share the work by row locks. What fails is tried again the next time.
 */
@Component
class Watch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SIGNS = Duration.ofSeconds(15);

    private final Investigation investigation;
    private final ChangeSigns signs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("diagnosis").factory());
    private volatile boolean running;

    Watch(Investigation investigation, ChangeSigns signs) {
        this.investigation = investigation;
        this.signs = signs;
    }

    @Override
    public void start() {
        running = true;
        every(LOOK, "look", this::look);
        every(SIGNS, "signs", signs::record);
    }

    private void look() {
        boolean more = true;
        while (running && more) {
            more = investigation.next();
        }
    }

    private void every(Duration time, String act, Runnable work) {
        Runnable quiet = () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("event=diagnosis-{}-failed cause=\"{}\"", act, e.getMessage());
            }
        };
        var _ = thread.scheduleWithFixedDelay(quiet, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
