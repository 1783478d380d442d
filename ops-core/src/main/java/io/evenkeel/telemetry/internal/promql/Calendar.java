package io.evenkeel.telemetry.internal.promql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Parts of a time in seconds since 1970, in UTC. */
enum Calendar {
    MINUTE,
    HOUR,
    DAY_OF_WEEK,
    DAY_OF_MONTH,
    DAY_OF_YEAR,
    DAYS_IN_MONTH,
    MONTH,
    YEAR;

    /** Beyond this, no calendar says anything useful. */
    private static final double FARTHEST = 1e13;

    double of(double seconds) {
        if (Double.isNaN(seconds) || Math.abs(seconds) > FARTHEST) {
            return Double.NaN;
        }
        ZonedDateTime time = Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC);
        return switch (this) {
            case MINUTE -> time.getMinute();
            case HOUR -> time.getHour();
            case DAY_OF_WEEK -> time.getDayOfWeek().getValue() % 7;
            case DAY_OF_MONTH -> time.getDayOfMonth();
            case DAY_OF_YEAR -> time.getDayOfYear();
            case DAYS_IN_MONTH -> time.toLocalDate().lengthOfMonth();
            case MONTH -> time.getMonthValue();
            case YEAR -> time.getYear();
        };
    }
}
