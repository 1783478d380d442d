package io.evenkeel.energy.internal.plant;

import io.evenkeel.energy.EnergyTariffs.StoredTariff;
import io.evenkeel.energy.Tariff;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a kWh costs in an hour. */
final class PriceNow {
    private PriceNow() {}

    /** By the newest tariff that is valid already. */
    static Optional<BigDecimal> of(List<StoredTariff> tariffs, ZonedDateTime now) {
        return tariffs.stream()
                .map(StoredTariff::tariff)
                .filter(tariff -> !tariff.from().isAfter(now.toLocalDate()))
                .max(Comparator.comparing(Tariff::from))
                .flatMap(tariff ->
                        Optional.ofNullable(tariff.prices().get(tariff.bandAt(now.toLocalDate(), now.getHour()))));
    }
}
