package io.evenkeel.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.energy.SettlementCases.Case;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettlementCasesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<Case> cases() {
        return SettlementCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSettledAsComputedElsewhere(Case one) {
        JsonNode found = JSON.readTree(SettlementFiles.json(Settlement.of(one.contract(), one.year())));
        assertThat(one.expected().isEmpty()).isFalse();
        one.expected()
                .properties()
                .forEach(field -> assertThat(comparable(found.path(field.getKey())))
                        .as(field.getKey())
                        .isEqualTo(comparable(field.getValue())));
    }

    /** Numbers by value, so that 1.50 is 1.5; everything else as it is written. */
    private static String comparable(JsonNode node) {
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.matches("-?[0-9.]+")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    @Test
    void whatIsUnknownIsNeverZero() {
        var known = new BigDecimal("8000000");
        List<MeteredYear.Period> periods = Arrays.stream(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
                .mapToObj(month -> new MeteredYear.Period(
                        month,
                        java.util.Optional.of(known),
                        java.util.Optional.of(known),
                        month == 5 ? java.util.Optional.empty() : java.util.Optional.of(BigDecimal.ONE)))
                .toList();
        var contract = new Contract(
                new BigDecimal("12214.4"),
                new BigDecimal("0.70"),
                new BigDecimal("1.3"),
                new BigDecimal("1.4"),
                new BigDecimal("0.10"));
        assertThat(Settlement.of(contract, new MeteredYear(2025, periods)))
                .isEqualTo(new Settlement.Incomplete(List.of(5)));
    }
}
