package io.evenkeel.telemetry.internal.analytics;

import java.util.Arrays;

/**
 * How seldom a measure was as large as now, by its own past: an empirical bound that few exceed, and an exponential tail
 * above it (peaks over threshold: Pickands, Statistical inference using extreme order statistics, Annals of Statistics
 * 1975; as a stream, Siffer et al., Anomaly detection in streams with extreme value theory, KDD 2017). Bound and tail follow
 * the stream slowly, so that what has become usual is not called unusual for ever. Not thread-safe.
 */
final class Tail {

    private static final int LEARN = 100;

    /** The past fades with a memory of so many values. */
    private static final double MEMORY = 1_000;

    /** A single excess counts as at most so many usual ones. */
    private static final double MOST = 10;

    /** How fast the bound follows, in usual excesses. */
    private static final double STEP = 0.9;

    private final double share;
    private final double[] first = new double[LEARN];
    private double seen;
    private double bound;
    private double excess;

    /** @param share of values above the bound */
    Tail(double share) {
        this.share = share;
    }

    /**
     * The surprise of the next measure, -ln of the share that is as large: 0 below the bound and while there are not yet a
     * hundred values to learn from.
     *
     * @param measure not negative
     * @param dust what is smaller than this is rounding
     */
    double next(double measure, double dust) {
        if (seen < LEARN) {
            first[(int) seen++] = measure;
            if (seen == LEARN) {
                start();
            }
            return 0;
        }
        seen++;
        double unit = Math.max(excess, dust);
        double above = measure - bound;
        double surprise = above > dust ? above / unit - Math.log(share) : 0;
        learn(above, unit);
        return surprise;
    }

    private void start() {
        Arrays.sort(first);
        bound = first[(int) ((1 - share) * LEARN)];
        double sum = 0;
        int count = 0;
        for (double one : first) {
            sum += Math.max(0, one - bound);
            count += one > bound ? 1 : 0;
        }
        excess = count == 0 ? 0 : sum / count;
    }

    /** The bound rises and falls so that in balance the share lies above it (Robbins and Monro 1951). */
    private void learn(double above, double unit) {
        double gain = STEP * unit * Math.max(1 / seen, 1 / MEMORY);
        if (above > 0) {
            bound += gain * (1 - share) / share;
            double weight = Math.max(1 / (seen * share + 1), 5 / MEMORY);
            excess += weight * (Math.min(above, MOST * unit) - excess);
        } else {
            bound = Math.max(0, bound - gain);
        }
    }
}
