package io.evenkeel.logs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives lines their ids: 42 bits of milliseconds since 1970, 8 bits for the server, 14 bits to count on. More than 16,384 in
 * one millisecond borrow from the next. Thread-safe.
 */
public final class LineIds {
    private static final int COUNT_BITS = 14;
    private static final int SERVER_BITS = 8;
    private static final int TIME_SHIFT = COUNT_BITS + SERVER_BITS;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final InstantSource clock;
    private final long server;
    private final AtomicLong last = new AtomicLong();

    /** @param server 0 to 255, another for each server that writes to one store */
    public LineIds(InstantSource clock, int server) {
        if (server < 0 || server >= 1 << SERVER_BITS) {
            throw new IllegalArgumentException("A server's number is 0 to 255, not " + server + ".");
        }
        this.clock = clock;
        this.server = server;
    }

    public long next() {
        long earliest = clock.millis() << COUNT_BITS;
        long count = last.updateAndGet(before -> Math.max(before + 1, earliest));
        return ((count >> COUNT_BITS) << TIME_SHIFT) | (server << COUNT_BITS) | (count & COUNT_MASK);
    }

    /** When the line with this id arrived. */
    public static Instant arrivalOf(long id) {
        return Instant.ofEpochMilli(id >>> TIME_SHIFT);
    }
}
