package io.evenkeel.energy;

import io.evenkeel.energy.ContractYear.MonthPeriod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A settlement taken apart, so that people can follow it with paper and pencil. Nothing is rounded but the last amount.
 *
 * @param leastItKwh below it nothing is owed: least share of the design × design × hours of the year
 * @param bonusKwh a facility below it earns a bonus: bonus PUE × IT
 * @param penaltyKwh a facility above it pays a penalty: penalty PUE × IT
 * @param line the PUE against which each period is held; empty where neither is owed
 * @param sumCny of all terms
 * @param countedCny the sum, or 0 where it is negative
 * @param share of it
 * @param exactAmount signed, before it is rounded
 * @param amount as the settlement has it
 */
public record SettlementSteps(
        BigDecimal itKwh,
        BigDecimal facilityKwh,
        BigDecimal leastItKwh,
        BigDecimal bonusKwh,
        BigDecimal penaltyKwh,
        Optional<BigDecimal> line,
        List<Term> terms,
        BigDecimal sumKwh,
        BigDecimal sumCny,
        BigDecimal countedCny,
        BigDecimal share,
        BigDecimal exactAmount,
        BigDecimal amount) {

    public SettlementSteps {
        terms = List.copyOf(terms);
    }

    /**
     * A period's part.
     *
     * @param kwh saved below the line, or used above it; keeps its sign
     * @param cny {@code kwh} × the period's tariff
     */
    public record Term(int month, MonthPeriod period, BigDecimal kwh, BigDecimal cny) {}
}
