package io.evenkeel.diagnosis.internal.cases;

/**
 * How much each feature speaks for a component, and how much what is seen speaks for "nothing is wrong": a conditional logit model
 * (McFadden 1974). The numbers are fitted to public cases; {@code docs/analytics.md} tells how.
 */
final class CaseWeights {
    static final CaseWeights FITTED = new CaseWeights();

    /** In the order of {@link Judged#features}. */
    private static final double[] COMPONENT = {
        -0.028, 0.856, 0.899, 0.056, 0.944, -1.193, -0.811, 0.775, 0.765, 0.311, 0.000, 0.173, -0.054, 0.265, 1.025,
        3.198, 0.360, 0.861, -0.767, -0.594, 0.972, 0.782, 0.296, 0.000, 0.174, -0.108, 0.404, 0.350, 0.536, -0.191,
        -0.010, 1.230, 0.224, 1.445, -0.221, 0.332, -0.056, -0.255, -0.934, -0.205, 0.174, 1.719, -0.264, -0.821, -0.557
    };

    /** In the order of {@link Judged#nothing}. */
    private static final double[] NOTHING = {2.945, -0.536, -1.017, -1.065, -0.125, 1.931};

    private CaseWeights() {}

    double component(double[] features) {
        return sum(COMPONENT, features);
    }

    double nothing(double[] features) {
        return sum(NOTHING, features);
    }

    private static double sum(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
