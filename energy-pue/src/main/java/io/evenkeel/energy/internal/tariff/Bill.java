package io.evenkeel.energy.internal.tariff;

import io.evenkeel.energy.EnergyBill;
import io.evenkeel.energy.EnergyBill.Line;
import io.evenkeel.energy.internal.Kwh;
import io.evenkeel.energy.internal.PricedHour;
import io.evenkeel.energy.internal.tariff.TariffBook.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds hours up to a bill. */
final class Bill {
    private Bill() {}

    /** @param hours those that are not over are passed over */
    static EnergyBill of(String node, LocalDate from, LocalDate to, List<PricedHour> hours) {
        List<PricedHour> over = hours.stream().filter(PricedHour::over).toList();
        Map<Optional<Rate>, List<PricedHour>> byRate = new TreeMap<>(Rate.UNPRICED_LAST);
        over.forEach(hour ->
                byRate.computeIfAbsent(hour.rate(), _ -> new ArrayList<>()).add(hour));
        List<Line> lines = new ArrayList<>();
        byRate.forEach((rate, those) -> lines.add(line(rate, those)));
        return new EnergyBill(
                node,
                from,
                to,
                lines,
                over.size(),
                missing(over),
                (int) over.stream().filter(hour -> hour.rate().isEmpty()).count(),
                (int) over.stream().filter(PricedHour::isInterpolated).count(),
                lines.stream().map(Line::kwh).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines.stream().flatMap(line -> line.cny().stream()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Line line(Optional<Rate> rate, List<PricedHour> hours) {
        BigDecimal kwh = Kwh.exact(
                hours.stream().flatMapToDouble(hour -> hour.kwh().stream()).sum());
        return new Line(
                rate.map(Rate::tariff),
                rate.map(Rate::band),
                rate.map(Rate::price),
                hours.size(),
                missing(hours),
                kwh,
                rate.map(one -> kwh.multiply(one.price())));
    }

    private static int missing(List<PricedHour> hours) {
        return (int) hours.stream().filter(hour -> hour.kwh().isEmpty()).count();
    }
}
