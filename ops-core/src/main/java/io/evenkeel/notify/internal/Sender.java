package io.evenkeel.notify.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that looks into the outbox: when a notice was committed, and every second for those that wait. */
@Component
class Sender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Alarm alarm;
    private final Pulse pulse;
    private volatile @Nullable Thread thread;
    private boolean failing;

    Sender(Dispatcher dispatcher, Alarm alarm, Pulse pulse) {
        this.dispatcher = dispatcher;
        this.alarm = alarm;
        this.pulse = pulse;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread starting = Thread.ofPlatform().name("notify-sender").daemon().unstarted(this::run);
            thread = starting;
            starting.start();
        }
    }

    private void run() {
        try {
            long lastWhole = System.nanoTime() - EVERY.toNanos();
            boolean rang = false;
            while (Thread.currentThread().equals(thread)) {
                boolean whole = !rang || System.nanoTime() - lastWhole >= EVERY.toNanos();
                lastWhole = whole ? System.nanoTime() : lastWhole;
                look(whole);
                rang = alarm.sleep(EVERY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failed look must not end the thread, or nobody would be paged any more; said once until it works again. */
    private void look(boolean whole) {
        try {
            if (whole) {
                dispatcher.tick();
            } else {
                dispatcher.sendDue();
            }
            pulse.looked();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.error("event=outbox-unreadable next=\"tried every second\"", e);
            }
            failing = true;
        }
    }

    @Override
    public synchronized void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        alarm.ring();
        try {
            stopping.join(LONGEST_STOP);
            dispatcher.drain(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
