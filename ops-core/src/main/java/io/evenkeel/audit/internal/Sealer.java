package io.evenkeel.audit.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that seals what was committed, twice a second, and signs a checkpoint when one is due. */
@Component
class Sealer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int ROUNDS_A_LOOK = 10;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Seals seals;
    private final StoredCheckpoints checkpoints;
    private volatile @Nullable Thread thread;
    private boolean failing;
    private long rounds;

    Sealer(Seals seals, StoredCheckpoints checkpoints) {
        this.seals = seals;
        this.checkpoints = checkpoints;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread starting = Thread.ofPlatform().name("audit-sealer").daemon().unstarted(this::run);
            thread = starting;
            starting.start();
        }
    }

    private void run() {
        try {
            while (Thread.currentThread().equals(thread)) {
                seal();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be sealed now stays waiting, and shows as unsealed; said once until it works again. */
    private void seal() {
        try {
            while (seals.sealWaiting() == Seals.MOST_AT_ONCE) {
                log.debug("event=audit-sealing behind=true");
            }
            if (rounds++ % ROUNDS_A_LOOK == 0) {
                checkpoints.signWhenDue();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.error("event=audit-unsealed next=\"tried twice a second\"", e);
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
        try {
            stopping.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
