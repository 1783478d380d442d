package io.evenkeel.telemetry.internal.promql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.ToDoubleFunction;

/** Parts of a time in seconds since 1970, in UTC. */
enum Calendar {
    MINUTE(ZonedDateTime::getMinute),
    HOUR(ZonedDateTime::getHour),
    DAY_OF_WEEK(time -> time.getDayOfWeek().getValue() % 7),
    DAY_OF_MONTH(ZonedDateTime::getDayOfMonth),
    DAY_OF_YEAR(ZonedDateTime::getDayOfYear),
    DAYS_IN_MONTH(time -> time.toLocalDate().lengthOfMonth()),
    MONTH(ZonedDateTime::getMonthValue),
    YEAR(ZonedDateTime::getYear);

    /** Beyond this, no calendar says anything useful. */
    private static final double FARTHEST = 1e13;

    private final ToDoubleFunction<ZonedDateTime> part;

    Calendar(ToDoubleFunction<ZonedDateTime> part) {
        this.part = part;
    }

    double of(double seconds) {
        if (Double.isNaN(seconds) || Math.abs(seconds) > FARTHEST) {
            return Double.NaN;
        }
        return part.applyAsDouble(Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC));
    }
}
