package io.evenkeel.energy;

import io.evenkeel.energy.Tariff.Band;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a node used in a span of days, and what that cost, by tariff and band. An hour that is not known is not guessed.
 *
 * @param hours of the span that are over
 * @param missing of these are not known
 * @param unpriced of these have no tariff
 * @param interpolated of these have a counter that was not read in them
 * @param kwh of the hours that are known
 * @param cny of the hours that are known and priced, exact
 */
public record EnergyBill(
        String node,
        LocalDate from,
        LocalDate to,
        List<Line> lines,
        int hours,
        int missing,
        int unpriced,
        int interpolated,
        BigDecimal kwh,
        BigDecimal cny) {

    public EnergyBill {
        lines = List.copyOf(lines);
    }

    /** Whether it has every hour, and a price for each. */
    public boolean isComplete() {
        return missing == 0 && unpriced == 0;
    }

    /**
     * A band of a tariff; hours without a tariff stand in one without either.
     *
     * @param missing of its hours are not known
     */
    public record Line(
            Optional<LocalDate> tariff,
            Optional<Band> band,
            Optional<BigDecimal> price,
            int hours,
            int missing,
            BigDecimal kwh,
            Optional<BigDecimal> cny) {}
}
