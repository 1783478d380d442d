package io.evenkeel.energy.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.ContractYear.Entry;
import io.evenkeel.energy.ContractYear.Month;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.ContractYear.State;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.internal.CountedHour;
import io.evenkeel.energy.internal.PricedHour;
import io.evenkeel.energy.internal.tariff.TariffBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class YearMonthsTests {
    private static final MadeUpYear SITE = new MadeUpYear(2026, 0.2, 1);
    private static final ZonedDateTime GAP = ZonedDateTime.of(2026, 3, 11, 4, 0, 0, 0, MadeUpYear.ZONE);

    private static List<PricedHour> priced(List<CountedHour> counted, TariffBook book) {
        return PricedHour.of(
                LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), MadeUpYear.ZONE, counted, book, Instant.MAX);
    }

    /** The main meter said nothing from four to six on 11 March. */
    private static List<PricedHour> withGap() {
        List<CountedHour> counted = SITE.counted(Instant.MAX);
        counted.replaceAll(hour -> hour.at().isBefore(GAP.toInstant())
                        || !hour.at().isBefore(GAP.plusHours(2).toInstant())
                ? hour
                : new CountedHour(
                        "grid",
                        hour.at(),
                        OptionalDouble.empty(),
                        hour.itKwh(),
                        OptionalDouble.empty(),
                        false,
                        List.of("grid-m")));
        return priced(counted, MadeUpYear.BOOK);
    }

    private static Settlement settled(List<Month> months) {
        List<MonthPeriod> periods =
                months.stream().flatMap(month -> month.periods().stream()).toList();
        return Settlement.of(MadeUpYear.CONTRACT, Steps.metered(2026, periods));
    }

    @Test
    void aMonthWithAGapIsListedWithItsHoursAndMeter() {
        List<Month> months = YearMonths.of(withGap(), Map.of());
        Month march = months.get(2);
        assertThat(settled(months)).isEqualTo(new Settlement.Incomplete(List.of(3)));
        assertThat(march.state()).isEqualTo(State.INCOMPLETE);
        assertThat(march.missing()).isEqualTo(2);
        assertThat(march.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(GAP.toInstant());
            assertThat(gap.to()).isEqualTo(GAP.plusHours(2).toInstant());
            assertThat(gap.silent()).containsExactly("grid-m");
        });
    }

    @Test
    void whatPeopleEnteredTakesThePlaceOfTheMeters() {
        var period = new Period(
                3,
                Optional.of(new BigDecimal("8184000")),
                Optional.of(new BigDecimal("9738960")),
                Optional.of(new BigDecimal("0.68")));
        var entry = new Entry(List.of(period), "The main meter was changed.", Instant.EPOCH, "Kim");
        List<Month> months = YearMonths.of(withGap(), Map.of(3, entry));
        assertThat(months.get(2).state()).isEqualTo(State.ENTERED);
        assertThat(months.get(2).periods())
                .singleElement()
                .satisfies(one -> assertThat(one.period()).isEqualTo(period));
        assertThat(settled(months)).isInstanceOf(Settlement.Bonus.class);
    }

    @Test
    void hoursWithoutATariffLeaveTheirMonthsOpen() {
        List<Month> months = YearMonths.of(priced(SITE.counted(Instant.MAX), new TariffBook(List.of())), Map.of());
        assertThat(settled(months)).isInstanceOf(Settlement.Incomplete.class);
        assertThat(months.getFirst().unpriced()).isEqualTo(744);
    }

    @Test
    void periodsOfAMonthAddUpToIt() {
        Month may = YearMonths.of(SITE.whole(), Map.of()).get(4);
        assertThat(may.state()).isEqualTo(State.COMPLETE);
        assertThat(may.periods()).hasSize(2);
        assertThat(may.periods().stream()
                        .map(one -> one.period().facilityKwh().orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue())
                .isCloseTo(may.knownFacilityKwh().doubleValue(), org.assertj.core.api.Assertions.within(0.002));
    }

    @Test
    void theRunningMonthIsNeitherWholeNorWrong() {
        Instant now = LocalDate.of(2026, 5, 10).atStartOfDay(MadeUpYear.ZONE).toInstant();
        List<Month> months = YearMonths.of(SITE.upTo(now), Map.of());
        assertThat(months).extracting(Month::state).startsWith(State.COMPLETE).endsWith(State.FUTURE);
        assertThat(months.get(4).state()).isEqualTo(State.RUNNING);
        assertThat(months.get(4).missing()).isZero();
    }
}
