package io.evenkeel.diagnosis.internal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseWeightsTest {

    private static final int FEATURES = 2 * SignClass.values().length + Feature.values().length;

    @Test
    void theFilesHaveANumberForEachFeatureInEachOfThirtyFiveModels() {
        for (CaseWeights weights : List.of(CaseWeights.WITH_HISTORY, CaseWeights.ALONE)) {
            List<String> lines = weights.text().lines().toList();

            assertThat(lines)
                    .filteredOn(line -> line.startsWith("cause,"))
                    .hasSize(35)
                    .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(1 + FEATURES));
        }
    }

    @Test
    void whereTwoModelsNameDifferentComponentsNeitherIsSure() {
        var weights = new CaseWeights(List.of(new double[] {9, 0}, new double[] {0, 9}), new double[0], 1);

        double[] shares = weights.shares(List.of(new double[] {1, 0}, new double[] {0, 1}));

        assertThat(shares).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
    }
}
