package io.evenkeel.assistant.internal.model;

import io.evenkeel.assistant.Composer.Progress;
import java.util.concurrent.CancellationException;

/** Passes on what a talk tells until nobody waits for it any more; then nothing. Thread-safe. */
final class Gate implements Progress {
    private final Progress listener;
    private boolean shut;

    Gate(Progress listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void looksAt(String tool, String subject) {
        tell(() -> listener.looksAt(tool, subject));
    }

    @Override
    public synchronized void says(String words) {
        tell(() -> listener.says(words));
    }

    /** Whoever asked went away: the library would only log what is thrown here, so the talk hears it by its interruption. */
    private void tell(Runnable word) {
        if (shut) {
            return;
        }
        try {
            word.run();
        } catch (CancellationException gone) {
            shut = true;
        }
    }

    synchronized void shut() {
        shut = true;
    }
}
