package io.evenkeel.energy.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.YearForecast;
import io.evenkeel.energy.YearForecast.Expected;
import io.evenkeel.energy.YearForecast.Method;
import io.evenkeel.energy.YearForecast.None;
import io.evenkeel.energy.YearForecast.Range;
import io.evenkeel.energy.YearForecast.Reason;
import io.evenkeel.energy.internal.PricedHour;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTests {
    private static final int YEARS = 20;

    private static Instant day(int month, int day) {
        return LocalDate.of(2026, month, day).atStartOfDay(MadeUpYear.ZONE).toInstant();
    }

    private static YearForecast forecast(List<PricedHour> hours, List<PricedHour> before) {
        return Forecast.of(Optional.of(MadeUpYear.CONTRACT), 2026, hours, before, Map.of())
                .forecast();
    }

    private static List<PricedHour> nothing() {
        return PricedHour.of(
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                MadeUpYear.ZONE,
                List.of(),
                MadeUpYear.BOOK,
                Instant.MAX);
    }

    private static double amount(List<PricedHour> whole) {
        List<MonthPeriod> periods = YearMonths.of(whole, Map.of()).stream()
                .flatMap(month -> month.periods().stream())
                .toList();
        return switch (Settlement.of(MadeUpYear.CONTRACT, Steps.metered(2026, periods))) {
            case Settlement.Bonus bonus -> bonus.amount().doubleValue();
            case Settlement.Penalty penalty -> penalty.amount().doubleValue();
            case Settlement.Neutral _, Settlement.NotApplicable _ -> 0;
            case Settlement.Incomplete _, Settlement.Invalid _ -> throw new AssertionError("the year is whole");
        };
    }

    private static boolean holds(Range range, double truth) {
        return range.low().doubleValue() <= truth && truth <= range.high().doubleValue();
    }

    @Test
    void theOutcomeLiesInTheIntervalAboutNineTimesOfTen() {
        int inside = 0;
        for (long seed = 1; seed <= YEARS; seed++) {
            var site = new MadeUpYear(2026, 0.21, seed);
            var forecast = (Expected) forecast(site.upTo(day(7, 1)), new MadeUpYear(2025, 0.22, 100 + seed).whole());
            assertThat(forecast.method()).isEqualTo(Method.SEASON_BEFORE);
            inside += holds(forecast.money().orElseThrow(), amount(site.whole())) ? 1 : 0;
        }
        assertThat(inside).as("of %d years, seeds from 1", YEARS).isBetween(15, YEARS);
    }

    @Test
    void itBecomesSurerTowardsTheEndOfTheYear() {
        var site = new MadeUpYear(2026, 0.21, 7);
        List<PricedHour> before = new MadeUpYear(2025, 0.22, 8).whole();
        var early = (Expected) forecast(site.upTo(day(4, 1)), before);
        var late = (Expected) forecast(site.upTo(day(12, 1)), before);
        assertThat(width(late.pue())).isLessThan(width(early.pue()) / 2);
    }

    private static double width(Range range) {
        return range.high().subtract(range.low()).doubleValue();
    }

    @Test
    void withoutAYearBeforeItIsTheMeanSoFarAndFarWider() {
        List<PricedHour> hours = new MadeUpYear(2026, 0.21, 7).upTo(day(9, 1));
        var alone = (Expected) forecast(hours, nothing());
        var seasonal = (Expected) forecast(hours, new MadeUpYear(2025, 0.22, 8).whole());
        assertThat(alone.method()).isEqualTo(Method.MEAN_SO_FAR);
        assertThat(width(alone.pue())).isGreaterThan(width(seasonal.pue()));
    }

    @Test
    void fewDaysGiveNone() {
        assertThat(forecast(new MadeUpYear(2026, 0.21, 7).upTo(day(2, 20)), nothing()))
                .isEqualTo(new None(Reason.FEW_DAYS));
    }

    @Test
    void aYearThatIsWholeOrHasNotBegunHasNone() {
        var site = new MadeUpYear(2026, 0.21, 7);
        assertThat(forecast(site.whole(), nothing())).isEqualTo(new None(Reason.YEAR_OVER));
        assertThat(forecast(site.upTo(day(1, 1)), nothing())).isEqualTo(new None(Reason.YEAR_AHEAD));
    }

    @Test
    void itsStepsAreThoseOfTheYearAsItIsExpected() {
        var told = Forecast.of(
                Optional.of(MadeUpYear.CONTRACT),
                2026,
                new MadeUpYear(2026, 0.21, 7).upTo(day(9, 1)),
                new MadeUpYear(2025, 0.22, 8).whole(),
                Map.of());
        var expected = (Expected) told.forecast();
        assertThat(Steps.of(MadeUpYear.CONTRACT, 2026, told.periods())
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo(expected.money().orElseThrow().value());
    }
}
