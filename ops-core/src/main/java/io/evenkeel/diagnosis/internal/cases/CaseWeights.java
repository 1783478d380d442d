package io.evenkeel.diagnosis.internal.cases;

/**
 * How much each feature speaks for a component, if something is wrong: a conditional logit model (McFadden 1974); and how much what is
 * seen speaks for "nothing is wrong": a logistic regression. The numbers are fitted to public cases; {@code docs/analytics.md} tells how.
 * A sign that is rare among other cases says more than one that nobody could compare, so each has its own weights.
 */
final class CaseWeights {
    /** For a case that others of the same place are known of. */
    static final CaseWeights WITH_HISTORY = new CaseWeights(
            new double[] {
                -0.283, -0.158, -0.238, -0.987, -0.056, -0.946, -1.063, -0.682, 1.403, -0.212, 0.000, 0.095, 1.050,
                -0.557, -0.044, 1.533, -0.451, -0.346, -0.874, -0.922, 0.215, 1.317, -0.209, 0.000, 0.095, 0.680, 2.420,
                1.253, 0.442, 1.195, -0.769, 4.786, -0.563, 4.670, -0.694, -1.167, 3.476, -1.034, 0.556, -0.306, 0.664,
                1.718, -0.061, -0.402, -1.303, 0.084, 2.790, -1.564, -0.122, 0.252, 0.550, 1.311, 1.448, -1.329, 2.031,
                -0.567
            },
            new double[] {2.254, -3.220, -1.178, -4.419, -2.379, 1.307, -0.214, -1.761},
            0.25);

    /** For a case alone. */
    static final CaseWeights ALONE = new CaseWeights(
            new double[] {
                0.269, 0.560, 0.283, -0.575, -0.269, -2.241, -1.064, -0.279, 0.705, -0.674, 0.000, 0.220, -0.454,
                -0.269, 0.888, 4.160, 0.056, 0.188, -1.476, -1.018, 0.535, 1.238, -0.721, 0.000, 0.225, -0.466, 1.323,
                0.953, 0.922, -0.283, -0.348, 1.464, 0.419, 1.929, -0.599, 0.817, 0.922, -0.777, -0.509, -0.964, 0.142,
                1.586, -0.251, 0.974, -0.169, 0.211, 2.258, -1.532, 1.903, 0.228, -0.147, 1.217, 1.786, 0.242, 2.889,
                0.632
            },
            new double[] {3.468, 0.000, 0.000, -8.747, -7.861, 0.000, -4.676, 0.000},
            0.3);

    /** In the order of {@link Judged#features}. */
    private final double[] component;

    /** In the order of {@link Judged#nothing}. */
    private final double[] nothing;

    private final double tolerated;

    private CaseWeights(double[] component, double[] nothing, double tolerated) {
        this.component = component;
        this.nothing = nothing;
        this.tolerated = tolerated;
    }

    double component(double[] features) {
        return sum(component, features);
    }

    /** Above this probability that nothing is wrong the answer is "cannot tell": to send people the wrong way costs more than to wait. */
    double tolerated() {
        return tolerated;
    }

    /** The probability that nothing is wrong. */
    double nothing(double[] features) {
        return 1 / (1 + Math.exp(-sum(nothing, features)));
    }

    private static double sum(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
