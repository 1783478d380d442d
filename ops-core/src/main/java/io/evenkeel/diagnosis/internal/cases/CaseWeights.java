package io.evenkeel.diagnosis.internal.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much each feature speaks for a component, if something is wrong: conditional logit models (McFadden 1974), each fitted to cases of
 * other places, whose probabilities are averaged, so that where they disagree none is sure (Breiman, <i>Bagging predictors</i>, 1996);
 * and how much what is seen speaks for "nothing is wrong": a logistic regression. The numbers are fitted to public cases by
 * {@link FittedWeights}. A sign that is rare among other cases says more than one that nobody could compare, so each has its own weights.
 */
public final class CaseWeights {
    /** For a case that others of the same place are known of. */
    static final CaseWeights WITH_HISTORY = read("with-history", true);

    /** For a case alone. */
    static final CaseWeights ALONE = read("alone", false);

    private static final double TOLERATED_WITH_HISTORY = 0.25;
    private static final double TOLERATED_ALONE = 0.3;

    /** Each in the order of {@link Judged#features}. */
    private final List<double[]> causes;

    /** In the order of {@link Judged#nothing}. */
    private final double[] nothing;

    private final double tolerated;

    CaseWeights(List<double[]> causes, double[] nothing, double tolerated) {
        this.causes = List.copyOf(causes);
        this.nothing = nothing;
        this.tolerated = tolerated;
    }

    private static CaseWeights read(String name, boolean hasHistory) {
        try (InputStream in = CaseWeights.class.getResourceAsStream("weights-" + name + ".csv")) {
            List<String> lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new CaseWeights(
                    numbers(lines, "cause,").toList(),
                    numbers(lines, "nothing,").findFirst().orElseThrow(),
                    tolerated(hasHistory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the files have it: what says that nothing is wrong, and what speaks for a component in each model. */
    public String text() {
        return Stream.concat(
                        Stream.of(line("nothing", nothing)), causes.stream().map(one -> line("cause", one)))
                .collect(Collectors.joining());
    }

    private static String line(String begin, double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, ",%.4f", number))
                .collect(Collectors.joining("", begin, "\n"));
    }

    private static Stream<double[]> numbers(List<String> lines, String begin) {
        return lines.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> Stream.of(line.substring(begin.length()).split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    /**
     * The probability of each component to be the cause, if something is wrong.
     *
     * @param features of each component
     */
    double[] shares(List<double[]> features) {
        double[] shares = new double[features.size()];
        for (double[] weights : causes) {
            double[] its = ConditionalLogit.shares(weights, features);
            for (int i = 0; i < its.length; i++) {
                shares[i] += its[i] / causes.size();
            }
        }
        return shares;
    }

    static double tolerated(boolean hasHistory) {
        return hasHistory ? TOLERATED_WITH_HISTORY : TOLERATED_ALONE;
    }

    /** Above this probability that nothing is wrong the answer is "cannot tell": to send people the wrong way costs more than to wait. */
    double tolerated() {
        return tolerated;
    }

    /** The probability that nothing is wrong. */
    double nothing(double[] features) {
        return 1 / (1 + Math.exp(-ConditionalLogit.sum(nothing, features)));
    }
}
