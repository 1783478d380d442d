package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.internal.PricedHour;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A day of which every hour is known.
 *
 * @param itKw mean
 * @param overhead facility over IT energy, less 1
 */
record KnownDay(LocalDate day, double itKw, double overhead) {

    /** Whole days of some hours, in the order of time; those without IT are left out. */
    static List<KnownDay> of(List<PricedHour> hours) {
        Map<LocalDate, List<PricedHour>> byDay = new TreeMap<>();
        hours.forEach(hour -> byDay.computeIfAbsent(hour.at().toLocalDate(), _ -> new ArrayList<>())
                .add(hour));
        List<KnownDay> days = new ArrayList<>();
        byDay.forEach((day, those) -> {
            double it = those.stream()
                    .flatMapToDouble(hour -> hour.itKwh().stream())
                    .sum();
            double all =
                    those.stream().flatMapToDouble(hour -> hour.kwh().stream()).sum();
            if (it > 0 && those.stream().allMatch(hour -> hour.over() && hour.isKnown())) {
                days.add(new KnownDay(day, it / those.size(), all / it - 1));
            }
        });
        return days;
    }
}
