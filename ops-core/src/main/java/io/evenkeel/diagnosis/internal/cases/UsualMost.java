package io.evenkeel.diagnosis.internal.cases;

import java.util.Arrays;

/**
 * How much deviates at one component in other cases, as logarithms: what is little here may be much there, and cases of one place may be
 * nearly alike or far apart.
 *
 * @param spread from the lower to the upper quartile
 */
record UsualMost(double middle, double spread) {
    private static final double FLOOR = 0.06;
    private static final double LEAST_SPREAD = 0.3;

    static UsualMost of(double[] most) {
        double[] logs = Arrays.stream(most).map(UsualMost::log).toArray();
        return new UsualMost(Robust.median(logs), Robust.quantile(logs, 0.75) - Robust.quantile(logs, 0.25));
    }

    static double log(double most) {
        return Math.log(FLOOR + most);
    }

    double above(double most) {
        return log(most) - middle;
    }

    double aboveInSpreads(double most) {
        return above(most) / (spread + LEAST_SPREAD);
    }
}
