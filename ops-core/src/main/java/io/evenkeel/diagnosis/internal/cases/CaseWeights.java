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
                -0.402, -0.456, -0.200, -0.818, -0.268, -0.951, -1.165, -0.614, 1.452, -0.211, 0.000, 0.122, 1.183,
                -0.579, -0.186, 1.629, -0.286, -0.547, -0.871, -1.011, 0.324, 1.314, -0.213, 0.000, 0.122, 0.714, 2.011,
                1.141, 0.499, 1.118, -0.731, 5.011, -0.624, 4.845, -0.682, -1.015, 3.384, -1.022, 0.411, -0.454, 0.568,
                1.729, -0.004, 0.006, -0.916, 0.068, 2.958, -1.756, -0.151, 0.193, 0.266, 1.473, 1.214, -2.374, 0.563,
                -0.573, 0.604, 0.729, 2.251, 1.085
            },
            new double[] {2.254, -3.220, -1.178, -4.419, -2.379, 1.307, -0.214, -1.761},
            0.25);

    /** For a case alone. */
    static final CaseWeights ALONE = new CaseWeights(
            new double[] {
                0.190, 0.436, 0.278, -0.517, -0.419, -2.168, -1.039, -0.260, 0.693, -0.703, 0.000, 0.228, -0.525,
                -0.218, 0.828, 4.117, 0.162, 0.095, -1.425, -1.011, 0.581, 1.247, -0.751, 0.000, 0.231, -0.557, 1.033,
                0.932, 0.914, -0.287, -0.370, 1.466, 0.420, 1.932, -0.607, 0.833, 0.828, -0.702, -0.491, -1.049, 0.028,
                1.526, -0.258, 0.953, -0.283, 0.119, 2.346, -1.640, 1.929, 0.202, -0.266, 1.226, 1.627, -0.097, 1.783,
                0.511, 0.519, 1.274, 1.781, -0.136
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
