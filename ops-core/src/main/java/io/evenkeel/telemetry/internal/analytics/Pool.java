package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several methods together: each is tried at points of the past, and the worse it was there the less it weighs; the interval is
 * as wide as the misses of them all together were (Bates and Granger, The combination of forecasts, OR 1969; Vovk et al.,
 * Algorithmic Learning in a Random World, 2005).
 */
public final class Pool {

    private static final int MOST_TRIALS = 8;
    private static final int FEWEST_VALUES = 8;

    /** A weight is one over the mean miss to this power. */
    private static final double POWER = 3;

    /** Of the half width over the root of the mean square: normal, and wider since few trials see few misses. */
    private static final double NORMAL = 1.96;

    private static final double FEW = 1.25;
    private static final double FEWER = 0.4;

    /** Misses are taken together over so many steps to each side. */
    private static final int AROUND = 6;

    private final double[] values;
    private final int ahead;
    private final int tried;
    private final int[] origins;
    private final List<Method> methods;

    private Pool(double[] values, int ahead, long stepMillis) {
        this.values = values;
        this.ahead = ahead;
        Seasons seasons = Seasons.of(values, values.length, stepMillis);
        boolean near = ahead <= values.length / 4;
        this.tried = Math.max(1, Math.min(ahead, values.length / 4));
        int least = Math.max(values.length / 4, 2 * seasons.shorter() + 2);
        least = near ? Math.max(least, seasons.longer() + seasons.shorter()) : least;
        this.origins = origins(least, Math.max(1, seasons.shorter() > 0 ? seasons.shorter() : tried / 2));
        this.methods = near ? Method.near(seasons) : Method.far(seasons);
    }

    /**
     * As many steps as are asked for, all of them finite.
     *
     * @param values at least one, all finite, equally far apart
     * @param stepMillis 0 if it is not known
     */
    public static Forecast.Steps steps(double[] values, int ahead, long stepMillis) {
        if (values.length < FEWEST_VALUES) {
            return few(values, ahead);
        }
        return new Pool(values, ahead, stepMillis).told();
    }

    /** The last value, and as far from it as values were from each other. */
    private static Forecast.Steps few(double[] values, int ahead) {
        double last = values[values.length - 1];
        double squares = 0;
        for (int i = 1; i < values.length; i++) {
            squares += (values[i] - values[i - 1]) * (values[i] - values[i - 1]) / (values.length - 1);
        }
        double width = NORMAL * Math.sqrt(squares);
        var steps = new Forecast.Steps(new double[ahead], new double[ahead], new double[ahead]);
        for (int i = 0; i < ahead; i++) {
            double reach = width * Math.sqrt(i + 1.0);
            steps.mean()[i] = last;
            steps.low()[i] = last - reach;
            steps.high()[i] = last + reach;
        }
        return steps;
    }

    private int[] origins(int least, int stride) {
        int newest = values.length - tried;
        int count = Math.clamp(1 + (newest - least) / stride, 1, MOST_TRIALS);
        var from = new int[count];
        Arrays.setAll(from, i -> newest - i * stride);
        return from;
    }

    private Forecast.Steps told() {
        var paths = new ArrayList<double[][]>();
        var weights = new double[methods.size()];
        for (int m = 0; m < weights.length; m++) {
            Method method = methods.get(m);
            double[][] told = Arrays.stream(origins)
                    .mapToObj(origin -> method.tell(values, origin, tried))
                    .toArray(double[][]::new);
            paths.add(told);
            weights[m] = missed(told);
        }
        double least = Arrays.stream(weights).min().orElse(0);
        Arrays.setAll(weights, m -> weights[m] <= least ? 1 : Math.pow(least / weights[m], POWER));
        var together = new double[origins.length][tried];
        for (int trial = 0; trial < origins.length; trial++) {
            int one = trial;
            together[trial] = mean(paths.stream().map(each -> each[one]).toList(), weights);
            for (int i = 0; i < tried; i++) {
                together[trial][i] -= values[origins[trial] + i];
            }
        }
        double[] path = mean(
                methods.stream()
                        .map(each -> each.tell(values, values.length, ahead))
                        .toList(),
                weights);
        return around(path, together);
    }

    private double missed(double[][] told) {
        double sum = 0;
        for (int trial = 0; trial < told.length; trial++) {
            for (int i = 0; i < tried; i++) {
                sum += Math.abs(told[trial][i] - values[origins[trial] + i]);
            }
        }
        return sum;
    }

    private static double[] mean(List<double[]> paths, double[] weights) {
        double all = Arrays.stream(weights).sum();
        var mean = new double[paths.getFirst().length];
        for (int m = 0; m < weights.length; m++) {
            double share = weights[m] / all;
            double[] path = paths.get(m);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += share * path[i];
            }
        }
        return mean;
    }

    private Forecast.Steps around(double[] path, double[][] misses) {
        double widen = NORMAL * (FEW + FEWER * (MOST_TRIALS - origins.length) / MOST_TRIALS);
        var low = new double[ahead];
        var high = new double[ahead];
        for (int i = 0; i < ahead; i++) {
            double beyond = Math.sqrt(Math.max(1, (i + 1.0) / tried));
            double width = widen * spread(misses, Math.min(i, tried - 1)) * beyond;
            low[i] = path[i] - width;
            high[i] = path[i] + width;
        }
        return new Forecast.Steps(path, low, high);
    }

    private double spread(double[][] misses, int at) {
        double squares = 0;
        int count = 0;
        for (double[] trial : misses) {
            for (int i = Math.max(0, at - AROUND); i <= Math.min(tried - 1, at + AROUND); i++) {
                squares += trial[i] * trial[i];
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }
}
