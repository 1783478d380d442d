package io.evenkeel.energy;

import java.math.BigDecimal;
import java.util.Optional;

/** What a running year will probably come to. */
public sealed interface YearForecast {

    /** Too little is known, or there is nothing to expect. */
    record None(Reason reason) implements YearForecast {}

    /** Why there is none. */
    enum Reason {
        NO_CONTRACT,
        /** Every hour of the year is known. */
        YEAR_OVER,
        /** The year has not begun. */
        YEAR_AHEAD,
        /** Fewer than {@link #LEAST_DAYS} whole days. */
        FEW_DAYS
    }

    /** How the rest is expected. */
    enum Method {
        /** By the same weeks of the year before, scaled by how this year compares with that one so far. */
        SEASON_BEFORE,
        /** By the mean of the year so far; the season is not known, and the interval is as wide as weeks differed. */
        MEAN_SO_FAR
    }

    /** Whole days of this year that a forecast needs. */
    int LEAST_DAYS = 60;

    /**
     * An expectation; its intervals hold about nine times of ten.
     *
     * @param outcome of the year as expected
     * @param money empty where an hour of the year has no tariff
     * @param knownDays whole days on which it rests
     * @param expectedHours how many hours of the year are expected and not metered, gaps among them
     */
    record Expected(
            Method method, Settlement outcome, Range pue, Optional<Range> money, int knownDays, int expectedHours)
            implements YearForecast {}

    /** From low to high around the value. */
    record Range(BigDecimal value, BigDecimal low, BigDecimal high) {}
}
