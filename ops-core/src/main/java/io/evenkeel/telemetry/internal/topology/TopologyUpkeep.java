package io.evenkeel.telemetry.internal.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down what was counted, and forgets what is old. On a thread of this server, not by Quartz: what was counted is in this
 * server's memory. What fails is tried again the next time.
 */
@Component
class TopologyUpkeep implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopologyUpkeep.class);
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final SpanIntake spans;
    private final CallRows rows;
    private final InstantSource clock;
    private final Duration writes;
    private final Duration kept;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("topology-upkeep").factory());
    private final List<Future<?>> works = new ArrayList<>();
    private volatile boolean running;

    TopologyUpkeep(
            SpanIntake spans,
            CallRows rows,
            InstantSource clock,
            @Value("${evenkeel.telemetry.topology-writes:15s}") Duration writes,
            @Value("${evenkeel.telemetry.topology-retention:8d}") Duration kept) {
        this.spans = spans;
        this.rows = rows;
        this.clock = clock;
        this.writes = writes;
        this.kept = kept;
    }

    @Override
    public void start() {
        running = true;
        every(writes, "write", spans::writeDown);
        every(FORGET, "forget", this::forget);
    }

    private void every(Duration time, String act, Runnable work) {
        works.add(thread.scheduleWithFixedDelay(
                () -> quietly(act, work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void quietly(String act, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("event=topology-{}-failed cause=\"{}\"", act, e.getMessage());
        }
    }

    void forget() {
        Instant before = clock.instant().minus(kept);
        boolean more = true;
        while (more && running) {
            more = rows.forgetBefore(before);
        }
    }

    @Override
    public void stop() {
        running = false;
        works.forEach(work -> work.cancel(false));
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        quietly("write", spans::writeDown);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
