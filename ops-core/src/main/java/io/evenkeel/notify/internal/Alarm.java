package io.evenkeel.notify.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the sender before its time; several rings before it wakes count as one. Thread-safe. */
@Component
class Alarm {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Sleeps until the alarm rings, at most for so long; true if it rang. */
    boolean sleep(Duration longest) throws InterruptedException {
        boolean rang = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (rang) {
            rung.drainPermits();
        }
        return rang;
    }
}
