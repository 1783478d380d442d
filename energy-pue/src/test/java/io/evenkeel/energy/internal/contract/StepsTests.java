package io.evenkeel.energy.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.MeteredYear;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.SettlementCases;
import io.evenkeel.energy.SettlementCases.Case;
import io.evenkeel.energy.SettlementSteps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the years whose settlement was computed elsewhere, what the steps say leads to that amount. */
class StepsTests {
    static List<Case> cases() {
        return SettlementCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStepsAddUpToTheAmount(Case one) {
        Contract contract = one.contract();
        MeteredYear year = one.year();
        List<MonthPeriod> periods = year.periods().stream()
                .map(period -> new MonthPeriod(Optional.empty(), Optional.empty(), 0, 0, period))
                .toList();

        Optional<SettlementSteps> steps = Steps.of(contract, year.year(), periods);

        switch (Settlement.of(contract, year)) {
            case Settlement.Incomplete _, Settlement.Invalid _ ->
                assertThat(steps).isEmpty();
            case Settlement.NotApplicable _, Settlement.Neutral _ ->
                followed(steps.orElseThrow(), new BigDecimal("0.00"));
            case Settlement.Bonus bonus -> followed(steps.orElseThrow(), bonus.amount());
            case Settlement.Penalty penalty -> followed(steps.orElseThrow(), penalty.amount());
        }
    }

    /** With nothing but what stands in the terms. */
    private static void followed(SettlementSteps steps, BigDecimal amount) {
        BigDecimal sum = steps.terms().stream()
                .map(term ->
                        term.kwh().multiply(term.period().period().tariffCny().orElseThrow()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int sign = steps.facilityKwh().compareTo(steps.penaltyKwh()) > 0 ? -1 : 1;
        assertThat(sum.max(BigDecimal.ZERO)
                        .multiply(steps.share())
                        .multiply(BigDecimal.valueOf(sign))
                        .setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(amount);
        assertThat(steps.amount()).isEqualByComparingTo(amount);
        assertThat(steps.exactAmount().setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo(amount);
    }
}
