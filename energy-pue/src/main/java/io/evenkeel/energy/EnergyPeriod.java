package io.evenkeel.energy;

import io.evenkeel.audit.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Spans that people ask for. */
public enum EnergyPeriod {
    /** The last quarter of an hour that meters have had time to report. */
    LIVE,
    DAY,
    MONTH,
    /** A calendar year. */
    YEAR,
    /** The 365 days up to the day's end: the span of a PUE that is no interim one. */
    ROLLING_YEAR;

    /** Readings of a minute arrive in the next one. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    /** From, up to but without to. */
    public record Span(Instant from, Instant to) {}

    /**
     * The period around a day; one that is not over ends two minutes ago.
     *
     * @param day passed over by {@code LIVE}
     * @throws Refusal INVALID where no day of that period can be metered
     */
    public Span around(LocalDate day, ZoneId zone, Instant now) {
        mustBeDay(day, "day");
        Instant reported = now.minus(LATE).truncatedTo(ChronoUnit.MINUTES);
        LocalDate first = switch (this) {
            case LIVE, DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
            case ROLLING_YEAR -> day.minusDays(364);
        };
        LocalDate next = switch (this) {
            case LIVE, DAY, ROLLING_YEAR -> day.plusDays(1);
            case MONTH -> first.plusMonths(1);
            case YEAR -> first.plusYears(1);
        };
        if (this == LIVE) {
            return new Span(reported.minus(QUARTER), reported);
        }
        Instant end = next.atStartOfDay(zone).toInstant();
        return new Span(first.atStartOfDay(zone).toInstant(), end.isBefore(reported) ? end : reported);
    }

    /**
     * Energy is that of days from 2000 to 2100; what lies beyond is a mistake in typing.
     *
     * @param field that the day stands in
     * @return the day
     * @throws Refusal INVALID beyond these
     */
    public static LocalDate mustBeDay(LocalDate day, String field) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "energy-span-wrong",
                    field + " must be a day from 2000-01-01 to 2100-12-31.",
                    field);
        }
        return day;
    }
}
