package io.evenkeel.telemetry.internal;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How far each agent's clock is from the server's, seen by the times of the samples it sends. An agent that sends what it
 * had to keep back also sends old samples, but each time less old ones: only an offset that stays the same over three
 * requests is the clock's. Thread-safe.
 */
@Component
class ClockOffsets {

    private static final int REQUESTS = 3;

    /** More than the time a request takes, less than the time a request covers. */
    private static final double SAME_SECONDS = 3;

    private static final int MOST_HOSTS = 100_000;

    private record Seen(double seconds, int times) {}

    private final Map<String, Seen> byHost = new ConcurrentHashMap<>();

    /** @param newest the latest time of all samples of a request */
    void look(String host, long newest, Instant now) {
        if (byHost.size() < MOST_HOSTS || byHost.containsKey(host)) {
            double seconds = (newest - now.toEpochMilli()) / 1000.0;
            byHost.merge(
                    host,
                    new Seen(seconds, 1),
                    (before, here) -> Math.abs(before.seconds - here.seconds) < SAME_SECONDS
                            ? new Seen(here.seconds, before.times + 1)
                            : here);
        }
    }

    /** Seconds that the host's clock is ahead; empty until that is sure. */
    OptionalDouble of(String host) {
        Seen seen = byHost.get(host);
        return seen == null || seen.times < REQUESTS ? OptionalDouble.empty() : OptionalDouble.of(seen.seconds);
    }
}
