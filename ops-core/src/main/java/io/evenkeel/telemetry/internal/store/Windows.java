package io.evenkeel.telemetry.internal.store;

import java.time.Duration;

/** How time is cut: numbers since 1970, in UTC. */
final class Windows {

    /** What one chunk covers. A day holds whole ones. */
    static final long WINDOW = Duration.ofHours(2).toMillis();

    static final long DAY = Duration.ofDays(1).toMillis();

    /** What one partition of roll-ups covers. */
    static final long MONTH = 30 * DAY;

    /** What one point of a roll-up covers: above its beginning, up to its end. */
    static final long POINT = Duration.ofMinutes(5).toMillis();

    private Windows() {}

    static long windowOf(long epochMillis) {
        return Math.floorDiv(epochMillis, WINDOW);
    }

    static long dayOf(long epochMillis) {
        return Math.floorDiv(epochMillis, DAY);
    }

    static long monthOf(long epochMillis) {
        return Math.floorDiv(epochMillis, MONTH);
    }
}
