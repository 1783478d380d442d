package io.evenkeel.energy;

import java.math.BigDecimal;
import java.util.List;

/** What a year comes to under a contract. Money rounds half up to 0.01, once, at the end. */
public sealed interface Settlement {

    /** Months without a reading or a tariff; nothing is settled. */
    record Incomplete(List<Integer> months) implements Settlement {
        public Incomplete {
            months = List.copyOf(months);
        }
    }

    /** Readings that cannot be: no IT energy, or a facility that draws less than its IT. */
    record Invalid(String reason) implements Settlement {}

    /** The mean IT load is below the contract's least. */
    record NotApplicable(Year year) implements Settlement {}

    /** Neither bonus nor penalty. */
    record Neutral(Year year) implements Settlement {}

    /** @param savingCny and {@code amount} are rounded, the amount from the saving before it was */
    record Bonus(Year year, BigDecimal savingKwh, BigDecimal savingCny, BigDecimal amount) implements Settlement {}

    /** @param amount negative, or 0 */
    record Penalty(Year year, BigDecimal excessKwh, BigDecimal excessCny, BigDecimal amount) implements Settlement {}

    /**
     * What every settled year has.
     *
     * @param itKwh exact
     * @param facilityKwh exact
     * @param hours 8,760 or 8,784
     * @param meanItLoadKw to 4 decimals
     * @param meanItLoadFraction of the design, to 6 decimals
     * @param pue to 4 decimals, for people; comparisons use the exact one
     */
    record Year(
            BigDecimal itKwh,
            BigDecimal facilityKwh,
            int hours,
            BigDecimal meanItLoadKw,
            BigDecimal meanItLoadFraction,
            BigDecimal pue) {}

    /** Settles a year. */
    static Settlement of(Contract contract, MeteredYear year) {
        return io.evenkeel.energy.internal.YearSettlement.of(contract, year);
    }
}
