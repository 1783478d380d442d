package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear.Entry;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.YearForecast;
import io.evenkeel.energy.YearForecast.Expected;
import io.evenkeel.energy.YearForecast.None;
import io.evenkeel.energy.YearForecast.Range;
import io.evenkeel.energy.YearForecast.Reason;
import io.evenkeel.energy.internal.PricedHour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Expects a year: what is known stays, each hour that is not is taken from an {@link Outlook}, and the year is settled by the rules
 * of settlement, once as expected and once with each error up and down. Deviations of the two errors add as squares.
 */
final class Forecast {
    private static final int MONTHS = 12;
    private static final int PUE_DIGITS = 4;

    private final Contract contract;
    private final int year;
    private final Map<Integer, List<PricedHour>> byMonth = new HashMap<>();
    private final Map<Integer, Entry> entries;
    private final Outlook outlook;
    private final Map<LocalDate, Double> rest = new HashMap<>();

    private Forecast(
            Contract contract,
            int year,
            List<PricedHour> hours,
            Map<Integer, Entry> entries,
            Outlook outlook,
            List<LocalDate> unknown) {
        this.contract = contract;
        this.year = year;
        this.entries = entries;
        this.outlook = outlook;
        unknown.forEach(day -> rest.put(day, outlook.season().overhead(day)));
        hours.forEach(hour -> byMonth.computeIfAbsent(hour.at().getMonthValue(), _ -> new ArrayList<>())
                .add(hour));
    }

    /** @param periods of the year as it is expected, for its steps */
    record Told(YearForecast forecast, List<MonthPeriod> periods) {}

    /** @param hours every one of the year; {@code before} those of the year before it */
    static Told of(
            Optional<Contract> contract,
            int year,
            List<PricedHour> hours,
            List<PricedHour> before,
            Map<Integer, Entry> entries) {
        if (contract.isEmpty()) {
            return none(Reason.NO_CONTRACT);
        }
        if (hours.stream().noneMatch(PricedHour::over)) {
            return none(Reason.YEAR_AHEAD);
        }
        List<PricedHour> unknown = hours.stream()
                .filter(hour ->
                        !hour.isKnown() && !entries.containsKey(hour.at().getMonthValue()))
                .toList();
        if (unknown.isEmpty()) {
            return none(Reason.YEAR_OVER);
        }
        List<KnownDay> days = KnownDay.of(hours);
        if (days.size() < YearForecast.LEAST_DAYS) {
            return none(Reason.FEW_DAYS);
        }
        List<LocalDate> rest =
                unknown.stream().map(hour -> hour.at().toLocalDate()).distinct().toList();
        return new Forecast(contract.get(), year, hours, entries, Outlook.of(days, KnownDay.of(before), rest), rest)
                .told(days.size(), unknown.size());
    }

    private static Told none(Reason reason) {
        return new Told(new None(reason), List.of());
    }

    private Told told(int knownDays, int expectedHours) {
        List<MonthPeriod> likely = periods(0, 0);
        List<List<MonthPeriod>> others = List.of(periods(0, 1), periods(0, -1), periods(1, 0), periods(-1, 0));
        boolean priced =
                likely.stream().allMatch(one -> one.period().tariffCny().isPresent());
        return new Told(
                new Expected(
                        outlook.method(),
                        settled(likely),
                        around(likely, others, Forecast::pue, PUE_DIGITS),
                        priced ? Optional.of(around(likely, others, this::amount, 2)) : Optional.empty(),
                        knownDays,
                        expectedHours),
                likely);
    }

    private static Range around(
            List<MonthPeriod> likely,
            List<List<MonthPeriod>> others,
            ToDoubleFunction<List<MonthPeriod>> of,
            int digits) {
        double[] values = others.stream().mapToDouble(of).toArray();
        return around(of.applyAsDouble(likely), values[0], values[1], values[2], values[3], digits);
    }

    /** Likely, with one error up and down, and with the other up and down. */
    private static Range around(double likely, double one, double two, double three, double four, int digits) {
        double up = Math.hypot(Math.max(0, Math.max(one, two) - likely), Math.max(0, Math.max(three, four) - likely));
        double down = Math.hypot(Math.max(0, likely - Math.min(one, two)), Math.max(0, likely - Math.min(three, four)));
        return new Range(rounded(likely, digits), rounded(likely - down, digits), rounded(likely + up, digits));
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private Settlement settled(List<MonthPeriod> periods) {
        return Settlement.of(contract, Steps.metered(year, periods));
    }

    private double amount(List<MonthPeriod> periods) {
        return switch (settled(periods)) {
            case Settlement.Bonus bonus -> bonus.amount().doubleValue();
            case Settlement.Penalty penalty -> penalty.amount().doubleValue();
            case Settlement.Neutral _, Settlement.NotApplicable _, Settlement.Incomplete _, Settlement.Invalid _ -> 0;
        };
    }

    private static double pue(List<MonthPeriod> periods) {
        double it = 0;
        double all = 0;
        for (MonthPeriod one : periods) {
            Period period = one.period();
            it += period.itKwh().orElseThrow().doubleValue();
            all += period.facilityKwh().orElseThrow().doubleValue();
        }
        return all / it;
    }

    /** The whole year, with so many times each error. */
    private List<MonthPeriod> periods(int itErrors, int overheadErrors) {
        List<MonthPeriod> all = new ArrayList<>();
        double it = outlook.itKw() * Math.max(0, 1 + itErrors * outlook.itError());
        Map<LocalDate, YearMonths.Guess> byDay = new HashMap<>();
        rest.forEach((day, likely) -> byDay.put(day, guess(likely, it, overheadErrors)));
        for (int month = 1; month <= MONTHS; month++) {
            Entry entry = entries.get(month);
            all.addAll(
                    entry != null
                            ? YearMonths.entered(entry)
                            : YearMonths.periods(
                                    month,
                                    Objects.requireNonNull(byMonth.get(month)),
                                    hour -> byDay.getOrDefault(hour.at().toLocalDate(), YearMonths.Guess.NONE)));
        }
        return all;
    }

    private YearMonths.Guess guess(double likely, double it, int overheadErrors) {
        double overhead = Math.max(0, likely + overheadErrors * outlook.overheadError());
        return new YearMonths.Guess() {
            @Override
            public OptionalDouble itKwh() {
                return OptionalDouble.of(it);
            }

            @Override
            public OptionalDouble kwh() {
                return OptionalDouble.of(it * (1 + overhead));
            }
        };
    }
}
