package io.evenkeel.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts attempts by key within a sliding window. An attempt is taken before its outcome is known and given back when it
 * was right, so that many at once cannot pass together. In memory: a restart forgives. Thread-safe.
 *
 * <p>Holds at most {@value #MOST_KEYS} keys; beyond, the one that was longest unused is forgotten.
 */
final class AttemptLimit {

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MOST_KEYS = 10_000;

    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    AttemptLimit(int most) {
        this.most = most;
    }

    /** Takes an attempt; otherwise how long to wait for the next. */
    synchronized Optional<Duration> take(String key, Instant now) {
        Deque<Instant> taken = attempts.computeIfAbsent(key, _ -> new ArrayDeque<>());
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(WINDOW))) {
            taken.removeFirst();
        }
        if (taken.size() >= most) {
            return Optional.of(Duration.between(now, taken.getFirst().plus(WINDOW)));
        }
        taken.addLast(now);
        forgetOldest();
        return Optional.empty();
    }

    /** Forgets the key's attempts: it was right. */
    synchronized void forgive(String key) {
        attempts.remove(key);
    }

    /** Gives one attempt back: it was right, but says nothing about the others. */
    synchronized void giveBack(String key) {
        Deque<Instant> taken = attempts.get(key);
        if (taken != null) {
            taken.pollLast();
        }
    }

    private void forgetOldest() {
        var oldest = attempts.keySet().iterator();
        while (attempts.size() > MOST_KEYS) {
            oldest.next();
            oldest.remove();
        }
    }
}
