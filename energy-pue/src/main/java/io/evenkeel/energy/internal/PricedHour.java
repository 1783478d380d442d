package io.evenkeel.energy.internal;

import io.evenkeel.energy.internal.tariff.TariffBook;
import io.evenkeel.energy.internal.tariff.TariffBook.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An hour of the calendar with what is known of it. A day has 23 or 25 of them where clocks are set.
 *
 * @param at its begin, by the clock on the wall
 * @param over whether it has ended
 * @param counted empty where it was not counted
 */
public record PricedHour(ZonedDateTime at, boolean over, Optional<CountedHour> counted, Optional<Rate> rate) {

    /** kWh that entered the node. */
    public OptionalDouble kwh() {
        return counted.map(CountedHour::kwh).orElse(OptionalDouble.empty());
    }

    /** kWh that entered IT. */
    public OptionalDouble itKwh() {
        return counted.map(CountedHour::itKwh).orElse(OptionalDouble.empty());
    }

    /** Whether both energies are. */
    public boolean isKnown() {
        return kwh().isPresent() && itKwh().isPresent();
    }

    /** Whether its energy was spread over it by a counter that was not read in it. */
    public boolean isInterpolated() {
        return counted.filter(CountedHour::interpolated).isPresent();
    }

    /**
     * Every hour of a span of days.
     *
     * @param until nothing after it is over
     */
    public static List<PricedHour> of(
            LocalDate first, LocalDate last, ZoneId zone, List<CountedHour> counted, TariffBook book, Instant until) {
        Map<Instant, CountedHour> byBegin =
                counted.stream().collect(Collectors.toMap(CountedHour::at, Function.identity()));
        ZonedDateTime end = last.plusDays(1).atStartOfDay(zone);
        List<PricedHour> hours = new ArrayList<>();
        for (ZonedDateTime at = first.atStartOfDay(zone); at.isBefore(end); at = at.plusHours(1)) {
            hours.add(new PricedHour(
                    at,
                    !at.plusHours(1).toInstant().isAfter(until),
                    Optional.ofNullable(byBegin.get(at.toInstant())),
                    book.at(at)));
        }
        return hours;
    }
}
