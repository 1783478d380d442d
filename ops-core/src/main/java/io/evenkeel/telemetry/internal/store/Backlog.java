package io.evenkeel.telemetry.internal.store;

import io.evenkeel.audit.Refusal;
import java.util.concurrent.atomic.AtomicLong;

/** Samples in the log that are not folded yet: when to fold, and when to take no more. Thread-safe. */
final class Backlog {

    private final AtomicLong samples = new AtomicLong();
    private final long foldAt;
    private final long most;
    private volatile Runnable foldSoon = () -> {};

    Backlog(long foldAt, long most) {
        this.foldAt = foldAt;
        this.most = most;
    }

    /** @param foldSoon returns at once; is called again and again until it is done */
    void onFull(Runnable foldSoon) {
        this.foldSoon = foldSoon;
    }

    void written(long more) {
        if (samples.addAndGet(more) >= foldAt) {
            foldSoon.run();
        }
    }

    /** As the database says. */
    void set(long counted) {
        samples.set(counted);
    }

    /** @throws Refusal UNAVAILABLE while the log is too long: the fold does not work or is too slow */
    void mustHaveRoom() {
        if (samples.get() > most) {
            foldSoon.run();
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "log-too-long",
                    "More than %,d samples wait to be put in order; send this again.".formatted(most));
        }
    }
}
