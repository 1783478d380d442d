package io.evenkeel.diagnosis.internal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.diagnosis.internal.cases.ConditionalLogit.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConditionalLogitTest {

    private static final double[] ONE = {1};
    private static final double[] ZERO = {0};

    @Test
    void threeOfFourChoicesForOneOfTwoOptionsAreTheLogarithmOfThree() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            choices.add(new Choice(List.of(ONE, ZERO), new boolean[] {i > 0, i == 0}, 1));
        }

        assertThat(ConditionalLogit.fit(choices, new double[] {0})[0]).isCloseTo(Math.log(3), within(1e-6));
    }

    @Test
    void aChoiceOfThreeTimesTheWeightCountsThreeTimes() {
        List<Choice> choices = List.of(
                new Choice(List.of(ONE, ZERO), new boolean[] {true, false}, 3),
                new Choice(List.of(ONE, ZERO), new boolean[] {false, true}, 1));

        assertThat(ConditionalLogit.fit(choices, new double[] {0})[0]).isCloseTo(Math.log(3), within(1e-6));
    }

    @Test
    void whereEverythingIsChosenAlikeThePenaltyKeepsWeightsFinite() {
        List<Choice> choices = List.of(new Choice(List.of(ONE, ZERO), new boolean[] {true, false}, 1));

        double weight = ConditionalLogit.fit(choices, new double[] {0.1})[0];

        // The slope of log(1 + e^-w) is that of the penalty, 2 * 0.1 * w.
        assertThat(1 / (1 + Math.exp(weight))).isCloseTo(0.2 * weight, within(1e-6));
    }

    @Test
    void theLawThatChoicesWereDrawnFromIsFoundAgain() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        double[] law = {1.5, -0.7, 0.4};
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            choices.add(drawn(random, law));
        }

        assertThat(ConditionalLogit.fit(choices, new double[3]))
                .as("-Dseed=%d", seed)
                .containsExactly(law, within(0.25));
    }

    private static Choice drawn(SplittableRandom random, double[] law) {
        List<double[]> options = new ArrayList<>();
        boolean[] chosen = new boolean[5];
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < chosen.length; i++) {
            double[] row = random.doubles(law.length, -1, 1).toArray();
            // Gumbel's law: the largest of such sums is chosen with the shares of a conditional logit.
            double sum = -Math.log(-Math.log(random.nextDouble(1e-12, 1)));
            for (int j = 0; j < row.length; j++) {
                sum += law[j] * row[j];
            }
            best = sum > most ? i : best;
            most = Math.max(most, sum);
            options.add(row);
        }
        chosen[best] = true;
        return new Choice(options, chosen, 1);
    }
}
