package io.evenkeel.energy.internal.tariff;

import io.evenkeel.energy.Tariff;
import io.evenkeel.energy.Tariff.Band;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Tariffs by the day from which they are valid. */
public final class TariffBook {
    private final TreeMap<LocalDate, Tariff> byDay = new TreeMap<>();

    public TariffBook(List<Tariff> tariffs) {
        tariffs.forEach(tariff -> byDay.put(tariff.from(), tariff));
    }

    /** @param tariff the day from which the tariff is valid */
    public record Rate(LocalDate tariff, Band band, BigDecimal price) {
        /** In the order of time, then of bands; hours without a tariff at the end. */
        public static final Comparator<Optional<Rate>> UNPRICED_LAST = Comparator.comparing(
                        (Optional<Rate> rate) -> rate.map(Rate::tariff).orElse(LocalDate.MAX))
                .thenComparing(rate -> rate.map(Rate::band).orElse(Band.DEEP_VALLEY));
    }

    /** What an hour costs, by the clock on the wall; empty before the first tariff. */
    public Optional<Rate> at(ZonedDateTime hour) {
        LocalDate day = hour.toLocalDate();
        return Optional.ofNullable(byDay.floorEntry(day)).map(entry -> {
            Tariff tariff = entry.getValue();
            Band band = tariff.bandAt(day, hour.getHour());
            return new Rate(
                    tariff.from(), band, Objects.requireNonNull(tariff.prices().get(band)));
        });
    }

    /** Whether the tariff of that day calls it a holiday. */
    public boolean isHoliday(LocalDate day) {
        return Optional.ofNullable(byDay.floorEntry(day))
                .filter(entry -> entry.getValue().holidays().contains(day))
                .isPresent();
    }
}
