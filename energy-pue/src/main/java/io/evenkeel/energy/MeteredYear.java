package io.evenkeel.energy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A year's readings. */
public record MeteredYear(int year, List<Period> periods) {

    public MeteredYear {
        periods = List.copyOf(periods);
    }

    /**
     * A month, or a part of one between two tariffs. What is unknown is empty, never 0.
     *
     * @param month 1 to 12
     */
    public record Period(
            int month, Optional<BigDecimal> itKwh, Optional<BigDecimal> facilityKwh, Optional<BigDecimal> tariffCny) {}
}
