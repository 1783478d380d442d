package io.evenkeel.energy;

import java.math.BigDecimal;

/**
 * An efficiency contract.
 *
 * @param designItKw above 0
 * @param minMeanLoadFraction of it; below, nothing is owed in either direction
 * @param bonusBelowPue annual; exactly this earns nothing
 * @param penaltyAbovePue annual; exactly this costs nothing
 * @param share of the money saved or exceeded, 0 to 1
 */
public record Contract(
        BigDecimal designItKw,
        BigDecimal minMeanLoadFraction,
        BigDecimal bonusBelowPue,
        BigDecimal penaltyAbovePue,
        BigDecimal share) {

    /** The same for a site of another size. */
    public Contract withDesignItKw(BigDecimal kw) {
        return new Contract(kw, minMeanLoadFraction, bonusBelowPue, penaltyAbovePue, share);
    }
}
