package io.evenkeel.fleet.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever tries codes: {@value #MOST} wrong ones from one address in ten minutes. An attempt counts before its
 * outcome is known and is given back when it was right, so that many at once cannot pass together. In memory: a restart
 * forgives. Thread-safe.
 */
final class JoinLimit {

    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MOST_ADDRESSES = 10_000;

    private record Window(Instant begun, int attempts) {}

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);

    /** Whether one more attempt is let through. */
    synchronized boolean take(String address, Instant now) {
        Window running = windows.getOrDefault(address, new Window(now, 0));
        if (!now.isBefore(running.begun().plus(WINDOW)) || now.isBefore(running.begun())) {
            running = new Window(now, 0);
        }
        if (running.attempts() >= MOST) {
            return false;
        }
        windows.put(address, new Window(running.begun(), running.attempts() + 1));
        forgetLongestUnused();
        return true;
    }

    synchronized void giveBack(String address) {
        windows.computeIfPresent(
                address, (_, window) -> new Window(window.begun(), Math.max(0, window.attempts() - 1)));
    }

    private void forgetLongestUnused() {
        var oldest = windows.keySet().iterator();
        while (windows.size() > MOST_ADDRESSES) {
            oldest.next();
            oldest.remove();
        }
    }
}
