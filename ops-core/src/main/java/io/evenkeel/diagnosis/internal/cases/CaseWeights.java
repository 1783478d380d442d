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
                -0.061, -0.924, 0.005, -0.996, 0.077, -1.140, -0.750, -0.714, 1.495, -0.023, 0.000, 0.064, 1.064,
                -0.481, -0.578, 1.946, -0.444, -0.240, -1.054, -0.707, 0.326, 1.378, -0.018, 0.000, 0.064, 0.671, 2.481,
                1.288, 1.007, 1.491, -0.937, 5.328, -0.772, 5.146, -0.863, -1.408, 3.983, -1.761, 0.546, -0.178, 0.613,
                1.996, -0.079, -0.452, -1.563, 0.052, 3.084, -1.484, 0.096, 0.191, 0.636, 1.115, 1.562, -1.154, 1.616,
                -0.591
            },
            new double[] {2.265, -3.377, -0.837, -4.445, -2.395, 1.215, -0.201, -1.794},
            0.25);

    /** For a case alone. */
    static final CaseWeights ALONE = new CaseWeights(
            new double[] {
                0.357, 0.228, 0.293, -0.588, -0.139, -2.298, -0.976, -0.141, 0.705, -0.603, 0.000, 0.159, -0.401,
                -0.287, 0.587, 4.251, 0.145, 0.296, -1.516, -0.846, 0.664, 1.223, -0.646, 0.000, 0.161, -0.432, 1.032,
                0.890, 1.162, -0.223, -0.360, 1.699, 0.375, 2.081, -0.650, 0.687, 0.948, -1.347, -0.503, -0.810, 0.016,
                1.502, -0.225, 0.209, -0.316, 0.022, 2.136, -1.500, 2.016, 0.643, -0.195, 1.133, 1.955, 0.257, 2.143,
                0.737
            },
            new double[] {3.506, 0.000, 0.000, -8.943, -8.176, 0.000, -4.841, 0.000},
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
