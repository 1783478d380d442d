package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.MeteredYear;
import io.evenkeel.energy.MeteredYear.Period;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.SettlementSteps;
import io.evenkeel.energy.SettlementSteps.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes a settlement apart. The settlement decides; this only says how it came about. */
final class Steps {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private Steps() {}

    /** Empty for a year that is incomplete or not valid. */
    static Optional<SettlementSteps> of(Contract contract, int year, List<MonthPeriod> periods) {
        Settlement settlement = Settlement.of(contract, metered(year, periods));
        return switch (settlement) {
            case Settlement.Incomplete _, Settlement.Invalid _ -> Optional.empty();
            case Settlement.NotApplicable(var all) ->
                Optional.of(owed(contract, all, periods, Optional.empty(), 0, NOTHING));
            case Settlement.Neutral(var all) -> Optional.of(owed(contract, all, periods, Optional.empty(), 0, NOTHING));
            case Settlement.Bonus bonus ->
                Optional.of(owed(
                        contract, bonus.year(), periods, Optional.of(contract.bonusBelowPue()), 1, bonus.amount()));
            case Settlement.Penalty penalty ->
                Optional.of(owed(
                        contract,
                        penalty.year(),
                        periods,
                        Optional.of(contract.penaltyAbovePue()),
                        -1,
                        penalty.amount()));
        };
    }

    static MeteredYear metered(int year, List<MonthPeriod> periods) {
        return new MeteredYear(year, periods.stream().map(MonthPeriod::period).toList());
    }

    /** @param sign 1 where what is below the line counts, -1 where what is above it does */
    private static SettlementSteps owed(
            Contract contract,
            Settlement.Year year,
            List<MonthPeriod> periods,
            Optional<BigDecimal> line,
            int sign,
            BigDecimal amount) {
        List<Term> terms = line.map(pue ->
                        periods.stream().map(period -> term(period, pue, sign)).toList())
                .orElse(List.of());
        BigDecimal sum = sum(terms, Term::cny);
        BigDecimal counted = sum.max(BigDecimal.ZERO);
        return new SettlementSteps(
                year.itKwh(),
                year.facilityKwh(),
                contract.minMeanLoadFraction()
                        .multiply(contract.designItKw())
                        .multiply(BigDecimal.valueOf(year.hours())),
                contract.bonusBelowPue().multiply(year.itKwh()),
                contract.penaltyAbovePue().multiply(year.itKwh()),
                line,
                terms,
                sum(terms, Term::kwh),
                sum,
                counted,
                contract.share(),
                counted.multiply(contract.share()).multiply(BigDecimal.valueOf(sign)),
                amount);
    }

    private static Term term(MonthPeriod period, BigDecimal pue, int sign) {
        Period of = period.period();
        BigDecimal kwh = pue.multiply(of.itKwh().orElseThrow())
                .subtract(of.facilityKwh().orElseThrow())
                .multiply(BigDecimal.valueOf(sign));
        return new Term(of.month(), period, kwh, kwh.multiply(of.tariffCny().orElseThrow()));
    }

    private static BigDecimal sum(List<Term> terms, Function<Term, BigDecimal> of) {
        return terms.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
