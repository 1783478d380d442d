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
        return idOf(count, server);
    }

    /** So many in a row. */
    public Row row(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A row has at least one id, not " + size + ".");
        }
        long earliest = clock.millis() << COUNT_BITS;
        long end = last.updateAndGet(before -> Math.max(before + 1, earliest) + size - 1);
        return new Row(end - size + 1, server);
    }

    /** The row that begins with this id: the same ids once more. */
    public static Row rowFrom(long first) {
        return new Row(
                (first >>> TIME_SHIFT << COUNT_BITS) | (first & COUNT_MASK),
                first >>> COUNT_BITS & ((1L << SERVER_BITS) - 1));
    }

    /** Ids that were given together. */
    public record Row(long firstCount, long server) {

        /** @param place from 0 on */
        public long id(int place) {
            return idOf(firstCount + place, server);
        }
    }

    private static long idOf(long count, long server) {
        return ((count >> COUNT_BITS) << TIME_SHIFT) | (server << COUNT_BITS) | (count & COUNT_MASK);
    }

    /** When the line with this id arrived. */
    public static Instant arrivalOf(long id) {
        return Instant.ofEpochMilli(id >>> TIME_SHIFT);
    }
}
