package io.evenkeel.telemetry.internal.analytics;

/** Exponential smoothing with a damped trend, without and with a season; of a few settings the one that fits best. */
final class Smoothing {

    private static final double DAMPING = 0.98;
    private static final double[] LEVELS = {0.1, 0.3, 0.6};
    private static final double[] TRENDS = {0.0, 0.1};
    private static final double[] SEASONS = {0.1, 0.4};

    private Smoothing() {}

    static double[] damped(double[] values, int count, int ahead) {
        return best(values, count, ahead, 1, new double[] {0});
    }

    static double[] seasonal(double[] values, int count, int ahead, int period) {
        return best(values, count, ahead, period, SEASONS);
    }

    private static double[] best(double[] values, int count, int ahead, int period, double[] seasons) {
        Run best = new Run(values, count, period, LEVELS[0], TRENDS[0], seasons[0]);
        for (double level : LEVELS) {
            for (double trend : TRENDS) {
                for (double season : seasons) {
                    var run = new Run(values, count, period, level, trend, season);
                    best = run.misses < best.misses ? run : best;
                }
            }
        }
        return best.path(ahead);
    }

    /** One walk through the values. */
    private static final class Run {
        private final int period;
        private final double[] seasons;
        private final int count;
        private double level;
        private double trend;
        private double misses;

        Run(double[] values, int count, int period, double alpha, double beta, double gamma) {
            this.period = period;
            this.count = count;
            this.seasons = start(values, period);
            for (int i = period; i < count; i++) {
                int at = i % period;
                double before = level + DAMPING * trend;
                double miss = values[i] - before - seasons[at];
                misses += Math.abs(miss);
                level = before + alpha * miss;
                trend = DAMPING * trend + alpha * beta * miss;
                seasons[at] += gamma * (1 - alpha) * miss;
            }
        }

        /** The first period is the first season; its mean the first level. */
        private double[] start(double[] values, int length) {
            double mean = 0;
            for (int i = 0; i < length; i++) {
                mean += values[i] / length;
            }
            level = mean;
            var first = new double[length];
            for (int i = 0; i < length; i++) {
                first[i] = values[i] - mean;
            }
            return first;
        }

        double[] path(int ahead) {
            var path = new double[ahead];
            double damped = 0;
            double power = 1;
            for (int i = 0; i < ahead; i++) {
                power *= DAMPING;
                damped += power;
                path[i] = level + damped * trend + seasons[(count + i) % period];
            }
            return path;
        }
    }
}
