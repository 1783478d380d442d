package io.evenkeel.energy.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;
import static io.evenkeel.energy.web.EnergyTreeBodies.oneOf;
import static io.evenkeel.energy.web.EnergyTreeBodies.word;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.EnergyBill;
import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.Tariff.Band;
import io.evenkeel.energy.Tariff.Day;
import io.evenkeel.energy.Tariff.Schedule;
import io.evenkeel.energy.Tariff.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tariffs and bills on the wire. Prices and money are strings in answers, so that no program on the way rounds them. */
final class TariffBodies {
    private TariffBodies() {}

    record EnergyTariffsAnswer(List<EnergyTariffBody> items) {}

    /**
     * @param from the first day on which it is valid; passed over in a request, whose path says it
     * @param prices CNY for each kWh by {@code sharp}, {@code peak}, {@code flat}, {@code valley}, {@code deep_valley}
     * @param holidays days that count as such, whatever day of the week
     */
    record EnergyTariffBody(
            @Nullable LocalDate from,
            @Nullable String name,
            @Nullable Map<String, BigDecimal> prices,
            @Nullable List<EnergyScheduleBody> schedules,
            @Nullable List<LocalDate> holidays,
            @Nullable Long version) {

        static EnergyTariffBody of(Tariff tariff, long version) {
            Map<String, BigDecimal> prices = new LinkedHashMap<>();
            new TreeMap<>(tariff.prices()).forEach((band, price) -> prices.put(word(band), price));
            return new EnergyTariffBody(
                    tariff.from(),
                    tariff.name(),
                    prices,
                    tariff.schedules().stream().map(EnergyScheduleBody::of).toList(),
                    tariff.holidays().stream().sorted().toList(),
                    version);
        }

        Tariff tariff(LocalDate first) {
            Map<Band, BigDecimal> byBand = new EnumMap<>(Band.class);
            given(prices, "prices")
                    .forEach((band, price) -> byBand.put(oneOf(Band.values(), band, "prices"), given(price, "prices")));
            return new Tariff(
                    first,
                    given(name, "name"),
                    byBand,
                    allGiven(schedules, "schedules").stream()
                            .map(EnergyScheduleBody::schedule)
                            .toList(),
                    holidays == null ? Set.of() : new TreeSet<>(allGiven(holidays, "holidays")));
        }
    }

    /**
     * @param months 1 to 12; all unless given
     * @param days {@code monday} to {@code sunday}, {@code holiday}; all unless given
     */
    record EnergyScheduleBody(
            @Nullable List<Integer> months,
            @Nullable List<String> days,
            @Nullable List<EnergySlotBody> hours) {

        static EnergyScheduleBody of(Schedule schedule) {
            return new EnergyScheduleBody(
                    schedule.months().stream().map(Month::getValue).sorted().toList(),
                    schedule.days().stream()
                            .sorted()
                            .map(EnergyTreeBodies::word)
                            .toList(),
                    schedule.slots().stream().map(EnergySlotBody::of).toList());
        }

        Schedule schedule() {
            Set<Month> in = months == null
                    ? Set.of(Month.values())
                    : allGiven(months, "months").stream()
                            .map(EnergyScheduleBody::month)
                            .collect(Collectors.toSet());
            Set<Day> on = days == null
                    ? Set.of(Day.values())
                    : allGiven(days, "days").stream()
                            .map(day -> oneOf(Day.values(), day, "days"))
                            .collect(Collectors.toSet());
            return new Schedule(
                    in,
                    on,
                    allGiven(hours, "hours").stream().map(EnergySlotBody::slot).toList());
        }

        private static Month month(int number) {
            if (number < 1 || number > 12) {
                throw new Refusal(Refusal.Kind.INVALID, "energy-tariff-invalid", "Months are 1 to 12.", "months");
            }
            return Month.of(number);
        }
    }

    /**
     * Full hours. Others are taken to be refused by name: a number that lost its half on the way would be another price.
     *
     * @param to up to 24, excluded
     */
    record EnergySlotBody(
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            @Nullable String band) {

        static EnergySlotBody of(Slot slot) {
            return new EnergySlotBody(
                    BigDecimal.valueOf(slot.from()), BigDecimal.valueOf(slot.to()), word(slot.band()));
        }

        Slot slot() {
            return new Slot(
                    fullHour(given(from, "from")),
                    fullHour(given(to, "to")),
                    oneOf(Band.values(), given(band, "band"), "band"));
        }

        private static int fullHour(BigDecimal hour) {
            try {
                return hour.intValueExact();
            } catch (ArithmeticException part) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "energy-tariff-half-hour",
                        "A span of hours begins and ends on a full hour, not at " + hour.toPlainString()
                                + ": energy is counted by the hour, and how it splits within one would be a guess. Enter a"
                                + " price that holds for the whole hour, or settle the months by the grid company's bill.",
                        "schedules");
            }
        }
    }

    /**
     * @param hours that are over
     * @param missing of them, in which a meter had a gap; they are in no sum
     * @param complete whether every hour is known and priced
     */
    record EnergyBillAnswer(
            String node,
            LocalDate from,
            LocalDate to,
            List<EnergyBillLine> lines,
            int hours,
            int missing,
            int unpriced,
            int interpolated,
            String kwh,
            String cny,
            boolean complete) {

        static EnergyBillAnswer of(EnergyBill bill) {
            return new EnergyBillAnswer(
                    bill.node(),
                    bill.from(),
                    bill.to(),
                    bill.lines().stream().map(EnergyBillLine::of).toList(),
                    bill.hours(),
                    bill.missing(),
                    bill.unpriced(),
                    bill.interpolated(),
                    bill.kwh().toPlainString(),
                    bill.cny().toPlainString(),
                    bill.isComplete());
        }
    }

    /** @param tariff the day from which it is valid; none where hours have no tariff */
    record EnergyBillLine(
            Optional<LocalDate> tariff,
            Optional<String> band,
            Optional<String> price,
            int hours,
            int missing,
            String kwh,
            Optional<String> cny) {

        static EnergyBillLine of(EnergyBill.Line line) {
            return new EnergyBillLine(
                    line.tariff(),
                    line.band().map(EnergyTreeBodies::word),
                    line.price().map(BigDecimal::toPlainString),
                    line.hours(),
                    line.missing(),
                    line.kwh().toPlainString(),
                    line.cny().map(BigDecimal::toPlainString));
        }
    }
}
