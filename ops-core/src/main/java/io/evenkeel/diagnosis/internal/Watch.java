package io.evenkeel.diagnosis.internal;

import io.evenkeel.audit.Rounds;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes the investigation every second and the signs of changes every fifteen. On a thread of this server; several servers
 * share the work by row locks. What fails is tried again the next time.
 */
@Component
class Watch implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SIGNS = Duration.ofSeconds(15);

    private final Investigation investigation;
    private final ChangeSigns signs;
    private final Rounds rounds = new Rounds("diagnosis");

    Watch(Investigation investigation, ChangeSigns signs) {
        this.investigation = investigation;
        this.signs = signs;
    }

    @Override
    public void start() {
        rounds.every(LOOK, "look", this::look)
                .every(SIGNS, "signs", signs::record)
                .start();
    }

    private void look() {
        boolean more = true;
        while (rounds.isRunning() && more) {
            more = investigation.next();
        }
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
