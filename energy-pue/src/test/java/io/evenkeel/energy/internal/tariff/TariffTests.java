package io.evenkeel.energy.internal.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.Tariff.Band;
import io.evenkeel.energy.Tariff.Day;
import io.evenkeel.energy.Tariff.Schedule;
import io.evenkeel.energy.Tariff.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TariffTests {
    static final Map<Band, BigDecimal> PRICES = Map.of(
            Band.SHARP, new BigDecimal("1.2"),
            Band.PEAK, new BigDecimal("1.02"),
            Band.FLAT, new BigDecimal("0.68"),
            Band.VALLEY, new BigDecimal("0.34"));
    static final List<Slot> USUAL =
            List.of(new Slot(0, 8, Band.VALLEY), new Slot(8, 16, Band.FLAT), new Slot(16, 24, Band.PEAK));
    private static final Set<Month> SUMMER = EnumSet.of(Month.JULY, Month.AUGUST);
    private static final Set<Day> WEEK = EnumSet.range(Day.MONDAY, Day.SUNDAY);

    static Schedule everyDay(Slot... slots) {
        return new Schedule(EnumSet.allOf(Month.class), EnumSet.allOf(Day.class), List.of(slots));
    }

    static Tariff usual(LocalDate from) {
        return tariff(from, Set.of(), everyDay(USUAL.toArray(Slot[]::new)));
    }

    private static Tariff tariff(LocalDate from, Set<LocalDate> holidays, Schedule... schedules) {
        return new Tariff(from, "Two-part", PRICES, List.of(schedules), holidays);
    }

    private static void refused(String sentence, Schedule... schedules) {
        assertThatThrownBy(() -> tariff(LocalDate.EPOCH, Set.of(), schedules))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("energy-tariff-invalid"))
                .hasMessageContaining(sentence);
    }

    @Test
    void hoursWithoutAPriceAreNamed() {
        refused(
                "Between 07:00 and 09:00 no price holds in the schedule of January to December",
                everyDay(new Slot(0, 7, Band.VALLEY), new Slot(9, 24, Band.PEAK)));
        refused("Between 23:00 and 24:00 no price holds", everyDay(new Slot(0, 23, Band.FLAT)));
        refused("Between 00:00 and 24:00 no price holds", everyDay());
    }

    @Test
    void hoursWithTwoPricesAreNamed() {
        refused(
                "Between 07:00 and 08:00 two prices hold",
                everyDay(new Slot(0, 8, Band.VALLEY), new Slot(7, 24, Band.PEAK)));
    }

    @Test
    void monthsWithoutAScheduleAreNamed() {
        refused(
                "On Monday of January to June, September to December no schedule holds.",
                new Schedule(SUMMER, WEEK, USUAL));
    }

    @Test
    void monthsWithTwoSchedulesAreNamed() {
        refused(
                "On Saturday of July to August two schedules hold.",
                new Schedule(EnumSet.allOf(Month.class), WEEK, USUAL),
                new Schedule(SUMMER, EnumSet.of(Day.SATURDAY), USUAL));
    }

    @Test
    void holidaysNeedAScheduleOnceThereIsOne() {
        assertThatThrownBy(() -> tariff(
                        LocalDate.EPOCH,
                        Set.of(LocalDate.of(2026, 10, 1)),
                        new Schedule(EnumSet.allOf(Month.class), WEEK, USUAL)))
                .hasMessageContaining("On holidays of January to December no schedule holds.");
    }

    @Test
    void aSpanAcrossMidnightIsToBeSplit() {
        refused("split it at midnight", everyDay(new Slot(22, 6, Band.VALLEY), new Slot(6, 22, Band.PEAK)));
    }

    @Test
    void aBandWithoutAPriceIsNamed() {
        assertThatThrownBy(() -> new Tariff(
                        LocalDate.EPOCH, "T", Map.of(), List.of(everyDay(new Slot(0, 24, Band.FLAT))), Set.of()))
                .hasMessageContaining("The band flat has no price.");
    }

    @Test
    void aHolidayGoesBeforeItsDayOfTheWeek() {
        LocalDate holiday = LocalDate.of(2026, 10, 1);
        Tariff tariff = tariff(
                LocalDate.EPOCH,
                Set.of(holiday),
                new Schedule(EnumSet.allOf(Month.class), WEEK, USUAL),
                new Schedule(
                        EnumSet.allOf(Month.class), EnumSet.of(Day.HOLIDAY), List.of(new Slot(0, 24, Band.VALLEY))));
        assertThat(tariff.bandAt(holiday, 20)).isEqualTo(Band.VALLEY);
        assertThat(tariff.bandAt(holiday.plusDays(1), 20)).isEqualTo(Band.PEAK);
    }

    @Test
    void aTariffEndsWhereTheNextBegins() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        LocalDate second = LocalDate.of(2026, 6, 1);
        var book = new TariffBook(List.of(usual(second), usual(first)));
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        assertThat(book.at(first.minusDays(1).atTime(23, 0).atZone(zone))).isEmpty();
        assertThat(book.at(second.minusDays(1).atTime(23, 0).atZone(zone))
                        .orElseThrow()
                        .tariff())
                .isEqualTo(first);
        assertThat(book.at(second.atTime(0, 0).atZone(zone)).orElseThrow().tariff())
                .isEqualTo(second);
    }
}
