package io.evenkeel.notify.internal;

import io.evenkeel.notify.Notice.Rank;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a notice goes at once or waits for company. Pure. */
final class Gathering {

    /** So long what follows a notice waits at most. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private Gathering() {}

    /**
     * What was told to an address a moment ago.
     *
     * @param until when what gathers is sent
     * @param filled whether anything gathered
     * @param highest the highest priority told of, 1 is the highest
     */
    record Window(Instant until, boolean filled, int highest) {}

    /** @param waits whether the notice goes with the window's others, at its end */
    record Decision(boolean waits, Window window) {}

    static Decision decide(Optional<Window> before, Rank rank, Instant now) {
        Optional<Window> open = before.flatMap(window -> lasting(window, now));
        if (open.isEmpty()) {
            return new Decision(false, new Window(now.plus(WINDOW), false, rank.priority()));
        }
        Window window = open.get();
        int highest = Math.min(window.highest(), rank.priority());
        boolean waits = !rank.atOnce() && rank.priority() >= window.highest();
        return new Decision(waits, new Window(window.until(), window.filled() || waits, highest));
    }

    /** What was gathered and sent counts as told too: another minute begins. */
    private static Optional<Window> lasting(Window window, Instant now) {
        if (now.isBefore(window.until())) {
            return Optional.of(window);
        }
        Instant next = window.until().plus(WINDOW);
        return window.filled() && now.isBefore(next)
                ? Optional.of(new Window(next, false, window.highest()))
                : Optional.empty();
    }
}
