package io.evenkeel.diagnosis.internal.cases;

/**
 * How much each feature speaks for a component, and how much what is seen speaks for "nothing is wrong": a conditional logit model
 * (McFadden 1974). The numbers are fitted to public cases; {@code docs/analytics.md} tells how. A sign that is rare among other cases
 * says more than one that nobody could compare, so each has its own weights.
 */
final class CaseWeights {
    /** For a case that others of the same place are known of. */
    static final CaseWeights WITH_HISTORY = new CaseWeights(
            new double[] {
                -0.057, 0.077, 0.696, -0.328, 0.789, -1.974, -0.852, 1.265, 1.688, 0.260, 0.000, 0.440, -0.035, 0.247,
                0.880, 4.051, 0.352, 0.390, -1.680, -0.825, 1.907, 1.841, 0.338, 0.000, 0.444, -0.131, 1.433, 0.488,
                0.795, 0.768, -0.176, 5.413, -0.433, 5.365, -0.540, 0.108, 1.093, -1.254, -0.521, -0.719, 0.402, 1.584,
                -0.109, -0.750, -0.201
            },
            new double[] {4.895, -1.312, -0.808, -1.993, -0.791, 0.924});

    /** For a case alone. */
    static final CaseWeights ALONE = new CaseWeights(
            new double[] {
                -0.028, 0.856, 0.899, 0.056, 0.944, -1.193, -0.811, 0.775, 0.765, 0.311, 0.000, 0.173, -0.054, 0.265,
                1.025, 3.198, 0.360, 0.861, -0.767, -0.594, 0.972, 0.782, 0.296, 0.000, 0.174, -0.108, 0.404, 0.350,
                0.536, -0.191, -0.010, 1.230, 0.224, 1.445, -0.221, 0.332, -0.056, -0.255, -0.934, -0.205, 0.174, 1.719,
                -0.264, -0.821, -0.557
            },
            new double[] {2.945, -0.536, -1.017, -1.065, -0.125, 1.931});

    /** In the order of {@link Judged#features}. */
    private final double[] component;

    /** In the order of {@link Judged#nothing}. */
    private final double[] nothing;

    private CaseWeights(double[] component, double[] nothing) {
        this.component = component;
        this.nothing = nothing;
    }

    double component(double[] features) {
        return sum(component, features);
    }

    double nothing(double[] features) {
        return sum(nothing, features);
    }

    private static double sum(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
