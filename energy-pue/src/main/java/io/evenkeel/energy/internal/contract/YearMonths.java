package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.ContractYear.Entry;
import io.evenkeel.energy.ContractYear.MissingHours;
import io.evenkeel.energy.ContractYear.Month;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.ContractYear.State;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.internal.CountedHour;
import io.evenkeel.energy.internal.Kwh;
import io.evenkeel.energy.internal.PricedHour;
import io.evenkeel.energy.internal.tariff.TariffBook.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A year's hours as twelve months. What is not known leaves its period open; nothing is filled in. */
final class YearMonths {
    private static final int MONTHS = 12;
    private static final int MOST_GAPS = 20;

    private YearMonths() {}

    /** @param hours every hour of the year, of the grid */
    static List<Month> of(List<PricedHour> hours, Map<Integer, Entry> entries) {
        Map<Integer, List<PricedHour>> byMonth = new HashMap<>();
        hours.forEach(hour -> byMonth.computeIfAbsent(hour.at().getMonthValue(), _ -> new ArrayList<>())
                .add(hour));
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> month(
                        month, Objects.requireNonNull(byMonth.get(month)), Optional.ofNullable(entries.get(month))))
                .toList();
    }

    private static Month month(int month, List<PricedHour> hours, Optional<Entry> entry) {
        List<PricedHour> over = hours.stream().filter(PricedHour::over).toList();
        List<PricedHour> known = over.stream().filter(PricedHour::isKnown).toList();
        int unpriced = count(over, hour -> hour.rate().isEmpty());
        boolean whole = over.size() == hours.size();
        return new Month(
                month,
                state(over, whole, over.size() == known.size() && unpriced == 0, entry),
                entry.map(YearMonths::entered).orElseGet(() -> periods(month, hours, _ -> Guess.NONE)),
                sum(known, PricedHour::itKwh),
                sum(known, PricedHour::kwh),
                over.size() - known.size(),
                unpriced,
                count(over, PricedHour::isInterpolated),
                gaps(over),
                entry);
    }

    private static State state(List<PricedHour> over, boolean whole, boolean sound, Optional<Entry> entry) {
        if (entry.isPresent()) {
            return State.ENTERED;
        }
        if (over.isEmpty()) {
            return State.FUTURE;
        }
        if (!whole) {
            return State.RUNNING;
        }
        return sound ? State.COMPLETE : State.INCOMPLETE;
    }

    static List<MonthPeriod> entered(Entry entry) {
        return entry.periods().stream()
                .map(period -> new MonthPeriod(Optional.empty(), Optional.empty(), 0, 0, period))
                .toList();
    }

    /** Energies that are expected of an hour that is not known; none where nothing is. */
    interface Guess {
        Guess NONE = new Guess() {};

        default OptionalDouble itKwh() {
            return OptionalDouble.empty();
        }

        default OptionalDouble kwh() {
            return OptionalDouble.empty();
        }
    }

    /** By tariff and band; a period is whole where each of its hours is known or guessed. */
    static List<MonthPeriod> periods(int month, List<PricedHour> hours, Function<PricedHour, Guess> guess) {
        Map<Optional<Rate>, List<PricedHour>> byRate = new TreeMap<>(Rate.UNPRICED_LAST);
        hours.forEach(hour ->
                byRate.computeIfAbsent(hour.rate(), _ -> new ArrayList<>()).add(hour));
        return byRate.values().stream()
                .map(those -> period(month, those, guess))
                .toList();
    }

    private static MonthPeriod period(int month, List<PricedHour> hours, Function<PricedHour, Guess> guess) {
        Optional<Rate> rate = hours.getFirst().rate();
        return new MonthPeriod(
                rate.map(Rate::tariff),
                rate.map(Rate::band),
                hours.size(),
                count(hours, hour -> !hour.isKnown() && guess.apply(hour).kwh().isPresent()),
                new Period(
                        month,
                        whole(
                                hours,
                                hour -> hour.isKnown()
                                        ? hour.itKwh()
                                        : guess.apply(hour).itKwh()),
                        whole(
                                hours,
                                hour -> hour.isKnown()
                                        ? hour.kwh()
                                        : guess.apply(hour).kwh()),
                        rate.map(Rate::price)));
    }

    private static Optional<BigDecimal> whole(List<PricedHour> hours, Function<PricedHour, OptionalDouble> of) {
        return hours.stream().allMatch(hour -> of.apply(hour).isPresent())
                ? Optional.of(sum(hours, of))
                : Optional.empty();
    }

    private static BigDecimal sum(List<PricedHour> hours, Function<PricedHour, OptionalDouble> of) {
        return Kwh.exact(
                hours.stream().flatMapToDouble(hour -> of.apply(hour).stream()).sum());
    }

    private static int count(List<PricedHour> hours, Predicate<PricedHour> which) {
        return (int) hours.stream().filter(which).count();
    }

    private static List<MissingHours> gaps(List<PricedHour> over) {
        List<MissingHours> gaps = new ArrayList<>();
        for (PricedHour hour : over) {
            if (hour.isKnown()) {
                continue;
            }
            Instant from = hour.at().toInstant();
            List<String> silent = hour.counted().map(CountedHour::silent).orElse(List.of());
            if (!gaps.isEmpty()
                    && gaps.getLast().to().equals(from)
                    && gaps.getLast().silent().equals(silent)) {
                from = gaps.removeLast().from();
            }
            gaps.add(new MissingHours(from, hour.at().plusHours(1).toInstant(), silent));
        }
        return gaps.stream().limit(MOST_GAPS).toList();
    }
}
