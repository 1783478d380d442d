package io.evenkeel.notify.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread for what is not urgent: heartbeat and clean-up. Apart from the sender, which must not wait for either. */
@Component
class Chores implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Chores.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration CLEAN_EVERY = Duration.ofHours(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);
    private static final int MOST_AT_ONCE = 5_000;

    private final Heartbeat heartbeat;
    private final Outbox outbox;
    private final Windows windows;
    private final KnownAddresses addresses;
    private final SealedAddresses sealed;
    private final InstantSource clock;
    private final Duration keep;
    private volatile @Nullable Running running;
    private Instant nextCleaning = Instant.MIN;
    private boolean failing;

    private record Running(Thread thread, CountDownLatch end) {}

    Chores(
            Heartbeat heartbeat,
            Outbox outbox,
            Windows windows,
            KnownAddresses addresses,
            SealedAddresses sealed,
            InstantSource clock,
            @Value("${evenkeel.notice.keep-days:90}") int keepDays) {
        this.heartbeat = heartbeat;
        this.outbox = outbox;
        this.windows = windows;
        this.addresses = addresses;
        this.sealed = sealed;
        this.clock = clock;
        this.keep = Duration.ofDays(Math.max(1, keepDays));
    }

    /** Before the sender: it could not read an address that is not sealed yet. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            sealed.sealWhatIsInTheClear();
            addresses.adoptOnce();
            var end = new CountDownLatch(1);
            Thread thread = Thread.ofPlatform().name("notify-chores").daemon().unstarted(() -> run(end));
            running = new Running(thread, end);
            thread.start();
        }
    }

    private void run(CountDownLatch end) {
        try {
            while (!end.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database is away nothing is due; said once until it is back. */
    private void look() {
        try {
            heartbeat.beatIfDue();
            cleanIfDue();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("event=notify-chores-failed next=\"tried every second\"", e);
            }
            failing = true;
        }
    }

    /** In small bites, so that no lock and no log grows large. */
    void cleanIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(nextCleaning)) {
            return;
        }
        int removed = outbox.deleteSettledBefore(now.minus(keep), MOST_AT_ONCE);
        windows.forgetBefore(now.minus(CLEAN_EVERY));
        // There may be more of them.
        nextCleaning = removed == MOST_AT_ONCE ? now : now.plus(CLEAN_EVERY);
        if (removed > 0) {
            log.info("event=notices-removed count={} older_than={}", removed, keep);
        }
    }

    @Override
    public synchronized void stop() {
        Running stopping = running;
        running = null;
        if (stopping == null) {
            return;
        }
        stopping.end().countDown();
        try {
            stopping.thread().join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
