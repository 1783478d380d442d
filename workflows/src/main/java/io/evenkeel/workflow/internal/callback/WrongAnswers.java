package io.evenkeel.workflow.internal.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever sends wrong answers: {@value #MOST} from one address in ten minutes. Right ones are not counted, since
 * one system may answer for many processes at once. In memory: a restart forgives. Thread-safe.
 */
final class WrongAnswers {
    static final int MOST = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MOST_ADDRESSES = 10_000;

    private record Window(Instant begun, int wrong) {}

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);

    synchronized boolean mayTry(String address, Instant now) {
        return running(address, now).wrong() < MOST;
    }

    synchronized void count(String address, Instant now) {
        Window window = running(address, now);
        windows.put(address, new Window(window.begun(), window.wrong() + 1));
        var oldest = windows.keySet().iterator();
        while (windows.size() > MOST_ADDRESSES) {
            oldest.next();
            oldest.remove();
        }
    }

    private Window running(String address, Instant now) {
        Window window = windows.getOrDefault(address, new Window(now, 0));
        boolean over = !now.isBefore(window.begun().plus(WINDOW)) || now.isBefore(window.begun());
        return over ? new Window(now, 0) : window;
    }
}
