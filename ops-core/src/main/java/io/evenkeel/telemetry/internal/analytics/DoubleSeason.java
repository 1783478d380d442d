package io.evenkeel.telemetry.internal.analytics;

import java.util.Arrays;

/**
 * Exponential smoothing of a level and two seasons, with the last miss fading away (Taylor, Short-term electricity demand
 * forecasting using double seasonal exponential smoothing, JORS 2003). Of a few settings the one that fits best.
 */
final class DoubleSeason {

    private static final double[] LEVELS = {0.02, 0.1, 0.3};
    private static final double[] SHORTER = {0.1, 0.3};
    private static final double[] LONGER = {0.1, 0.3};
    private static final double[] NO_LONGER = {0};
    private static final double FORGET = 0.995;
    private static final double SLOWEST = 0.98;

    private final double[] values;
    private final int count;
    private final int start;
    private final double[] shorter;
    private final double[] longer;
    private double level;
    private double fading;
    private double miss;
    private double misses;

    private DoubleSeason(double[] values, int count, Seasons seasons) {
        this.values = values;
        this.count = count;
        this.shorter = new double[seasons.shorter()];
        this.longer = new double[Math.max(1, seasons.longer())];
        this.start = Math.max(seasons.shorter(), seasons.longer());
        for (int i = 0; i < start; i++) {
            level += values[i] / start;
        }
        int times = start / seasons.shorter();
        for (int i = 0; i < times * seasons.shorter(); i++) {
            shorter[i % shorter.length] += (values[i] - level) / times;
        }
        for (int i = 0; i < seasons.longer(); i++) {
            longer[i] = values[i] - level - shorter[i % shorter.length];
        }
    }

    /** Needs a shorter season, and one whole longer season, if there is one, and a bit more. */
    static double[] tell(double[] values, int count, int ahead, Seasons seasons) {
        double[] best = new double[ahead];
        double least = Double.MAX_VALUE;
        for (double alpha : LEVELS) {
            for (double delta : SHORTER) {
                for (double omega : seasons.longer() > 0 ? LONGER : NO_LONGER) {
                    var run = new DoubleSeason(values, count, seasons);
                    run.walk(alpha, delta, omega);
                    if (run.misses < least) {
                        least = run.misses;
                        best = run.path(ahead);
                    }
                }
            }
        }
        return best;
    }

    private void walk(double alpha, double delta, double omega) {
        double with = 0;
        double of = Double.MIN_NORMAL;
        int judged = start + (count - start) / 4;
        for (int i = start; i < count; i++) {
            double now = values[i] - told(i);
            double fresh = now - fading * miss;
            misses += i >= judged ? Math.abs(fresh) : 0;
            with = FORGET * with + now * miss;
            of = FORGET * of + miss * miss;
            fading = Math.clamp(with / of, 0, SLOWEST);
            level += alpha * fresh;
            shorter[i % shorter.length] += delta * fresh;
            longer[i % longer.length] += omega * fresh;
            miss = now;
        }
    }

    private double told(int at) {
        return level + shorter[at % shorter.length] + longer[at % longer.length];
    }

    private double[] path(int ahead) {
        var path = new double[ahead];
        double rest = fading * miss;
        Arrays.setAll(path, i -> told(count + i));
        for (int i = 0; i < ahead; i++) {
            path[i] += rest;
            rest *= fading;
        }
        return path;
    }
}
