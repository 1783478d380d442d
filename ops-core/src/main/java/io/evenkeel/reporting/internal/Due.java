package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Schedules.Wish;
import java.time.Instant;
import java.time.ZoneId;

/** When a period's report is made by itself. Pure. */
final class Due {
    private Due() {}

    /** An hour that the change of clocks leaves out is the one after it; one that comes twice is its first. */
    static Instant of(Period period, Wish wish) {
        return period.last()
                .plusDays(1L + wish.daysAfter())
                .atTime(wish.at())
                .atZone(period.zone())
                .toInstant();
    }

    /** The newest period whose report is due: older ones that were missed stay so. */
    static Period newest(Wish wish, Instant now, ZoneId zone) {
        Period period = Period.running(wish.kind(), now, zone).before();
        while (of(period, wish).isAfter(now)) {
            period = period.before();
        }
        return period;
    }

    /** When the next one is due. */
    static Instant next(Wish wish, Instant now, ZoneId zone) {
        Period period = newest(wish, now, zone);
        Period after = Period.containing(wish.kind(), period.last().plusDays(1), zone);
        return of(after, wish);
    }
}
