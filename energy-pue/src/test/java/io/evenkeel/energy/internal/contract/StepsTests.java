package io.evenkeel.energy.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.Contract;
import io.evenkeel.energy.ContractYear.MonthPeriod;
import io.evenkeel.energy.MeteredYear;
import io.evenkeel.energy.Settlement;
import io.evenkeel.energy.SettlementCasesTest;
import io.evenkeel.energy.SettlementFiles;
import io.evenkeel.energy.SettlementSteps;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On the years whose settlement was computed elsewhere, what the steps say leads to that amount. */
class StepsTests {
    private static JsonNode all() throws IOException {
        try (var in = Objects.requireNonNull(SettlementCasesTest.class.getResourceAsStream("settlement-cases.json"))) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    static List<JsonNode> cases() throws IOException {
        return StreamSupport.stream(all().path("cases").spliterator(), false).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStepsAddUpToTheAmount(JsonNode one) throws IOException {
        String json = one.toString();
        Contract contract =
                SettlementFiles.contract("contract", all().path("contract").toString());
        Contract own = SettlementFiles.designItKw("meters", json)
                .map(contract::withDesignItKw)
                .orElse(contract);
        MeteredYear year = SettlementFiles.meters("meters", json);
        List<MonthPeriod> periods = year.periods().stream()
                .map(period -> new MonthPeriod(Optional.empty(), Optional.empty(), 0, 0, period))
                .toList();

        Optional<SettlementSteps> steps = Steps.of(own, year.year(), periods);

        switch (Settlement.of(own, year)) {
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
