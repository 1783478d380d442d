package io.evenkeel.energy;

import io.evenkeel.energy.internal.tariff.TariffRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a kWh costs, by month, day and hour. Immutable and whole: every hour of every kind of day of every month has one price.
 *
 * @param from the first day for which it is valid; the next tariff ends it
 * @param prices CNY for each kWh, 0 to 100, of every band that a schedule uses
 * @param holidays days on which the schedules of {@link Day#HOLIDAY} hold, whatever day of the week; at most 1,000
 */
public record Tariff(
        LocalDate from, String name, Map<Band, BigDecimal> prices, List<Schedule> schedules, Set<LocalDate> holidays) {

    /** @throws io.evenkeel.audit.Refusal INVALID, naming the months, days and hours that have no price, or two */
    public Tariff {
        prices = Map.copyOf(prices);
        schedules = List.copyOf(schedules);
        holidays = Set.copyOf(holidays);
        TariffRules.check(name, prices, schedules, holidays);
    }

    /** How dear an hour is: 尖, 峰, 平, 谷, 深谷. */
    public enum Band {
        SHARP,
        PEAK,
        FLAT,
        VALLEY,
        DEEP_VALLEY
    }

    /** A kind of day. */
    public enum Day {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY,
        HOLIDAY
    }

    /** The hours of some days in some months. */
    public record Schedule(Set<Month> months, Set<Day> days, List<Slot> slots) {
        public Schedule {
            months = Set.copyOf(months);
            days = Set.copyOf(days);
            slots = List.copyOf(slots);
        }
    }

    /**
     * From one full hour of the clock on the wall to another.
     *
     * @param from 0 to 23
     * @param to 1 to 24, excluded
     */
    public record Slot(int from, int to, Band band) {}

    /** What kind of day a day is here. */
    public Day dayOf(LocalDate day) {
        return holidays.contains(day)
                ? Day.HOLIDAY
                : Day.valueOf(day.getDayOfWeek().name());
    }

    /** @param hour 0 to 23; the hour that is repeated when clocks are set back is the same one twice */
    public Band bandAt(LocalDate day, int hour) {
        return schedules.stream()
                .filter(schedule -> schedule.months().contains(day.getMonth())
                        && schedule.days().contains(dayOf(day)))
                .flatMap(schedule -> schedule.slots().stream())
                .filter(slot -> slot.from() <= hour && hour < slot.to())
                .map(Slot::band)
                .findFirst()
                .orElseThrow();
    }
}
