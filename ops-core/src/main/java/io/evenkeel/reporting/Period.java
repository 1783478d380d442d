package io.evenkeel.reporting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A week or a month of the calendar, from midnight to midnight where the installation is: a week with a change of clocks
 * has 167 or 169 hours.
 *
 * @param from its first day
 * @param begin the first moment of that day in the zone
 * @param end the first moment after it; not included
 */
public record Period(Kind kind, LocalDate from, ZoneId zone, Instant begin, Instant end) {

    /** The lengths of periods. */
    public enum Kind {
        /** From Monday, as ISO 8601 counts weeks. */
        WEEK,
        MONTH
    }

    /** The one that a day is in. */
    public static Period containing(Kind kind, LocalDate day, ZoneId zone) {
        LocalDate from = switch (kind) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
        return new Period(
                kind,
                from,
                zone,
                from.atStartOfDay(zone).toInstant(),
                after(kind, from).atStartOfDay(zone).toInstant());
    }

    /** The one that is running at a moment. */
    public static Period running(Kind kind, Instant at, ZoneId zone) {
        return containing(kind, LocalDate.ofInstant(at, zone), zone);
    }

    private static LocalDate after(Kind kind, LocalDate from) {
        return switch (kind) {
            case WEEK -> from.plusWeeks(1);
            case MONTH -> from.plusMonths(1);
        };
    }

    public Period before() {
        return containing(kind, from.minusDays(1), zone);
    }

    /** Its last day. */
    public LocalDate last() {
        return after(kind, from).minusDays(1);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(begin) && moment.isBefore(end);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
