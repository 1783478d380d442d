package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Rounds;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes in the shipped runbooks when the server has started, on a thread of its own; the start does not wait for it. */
@Component
class ShippedAtStart implements SmartLifecycle {
    /** What somebody's draft kept out is tried again. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final ShippedArticles shipped;
    private final Rounds rounds = new Rounds("knowledge-shipped");

    ShippedAtStart(ShippedArticles shipped) {
        this.shipped = shipped;
    }

    @Override
    public void start() {
        rounds.atOnceAndEvery(AGAIN, "take-in", shipped::takeIn).start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
