package io.evenkeel.telemetry.internal.analytics;

import java.util.Set;
import java.util.TreeSet;

/**
 * Tells each value by a weighted sum of the last ones and those a season before, weights by least squares with a ridge (Hoerl
 * and Kennard, Ridge regression, Technometrics 1970), one step after the other.
 */
final class Autoregression {

    private static final double RIDGE = 1;

    /** In standard deviations around the mean; a path that leaves this is no forecast. */
    private static final double FARTHEST = 6;

    private static final double NOTHING = 1e-12;

    private Autoregression() {}

    /** The last three values; a season before, its neighbours, and older ones; the same for the longer season. */
    static int[] lags(Seasons seasons, int count) {
        Set<Integer> lags = new TreeSet<>();
        for (int near = 1; near <= 3; near++) {
            lags.add(near);
        }
        around(lags, seasons.shorter());
        around(lags, seasons.longer());
        lags.add(2 * seasons.shorter());
        lags.add(3 * seasons.shorter());
        return lags.stream()
                .mapToInt(Integer::intValue)
                .filter(lag -> lag > 0 && 2 * lag < count)
                .toArray();
    }

    private static void around(Set<Integer> lags, int season) {
        for (int off = -1; season > 0 && off <= 2; off++) {
            lags.add(season + off);
        }
    }

    static double[] tell(double[] values, int count, int ahead, int[] lags) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += values[i] / count;
        }
        double square = 0;
        for (int i = 0; i < count; i++) {
            square += (values[i] - mean) * (values[i] - mean) / count;
        }
        double unit = Math.sqrt(square);
        var path = new double[ahead];
        if (unit <= NOTHING * Math.abs(mean) || lags.length == 0) {
            java.util.Arrays.fill(path, values[count - 1]);
            return path;
        }
        var scaled = new double[count + ahead];
        for (int i = 0; i < count; i++) {
            scaled[i] = (values[i] - mean) / unit;
        }
        double[] weights = solved(equations(scaled, count, lags));
        for (int i = 0; i < ahead; i++) {
            double sum = weights[lags.length];
            for (int k = 0; k < lags.length; k++) {
                sum += weights[k] * scaled[count + i - lags[k]];
            }
            scaled[count + i] = Math.clamp(sum, -FARTHEST, FARTHEST);
            path[i] = scaled[count + i] * unit + mean;
        }
        return path;
    }

    /** The normal equations, one more for the constant, the right side in the last column. */
    private static double[][] equations(double[] scaled, int count, int[] lags) {
        int size = lags.length + 1;
        var sums = new double[size][size + 1];
        var row = new double[size];
        row[size - 1] = 1;
        for (int at = lags[lags.length - 1]; at < count; at++) {
            for (int k = 0; k < lags.length; k++) {
                row[k] = scaled[at - lags[k]];
            }
            for (int i = 0; i < size; i++) {
                for (int j = i; j < size; j++) {
                    sums[i][j] += row[i] * row[j];
                }
                sums[i][size] += row[i] * scaled[at];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                sums[i][j] = sums[j][i];
            }
            sums[i][i] += RIDGE;
        }
        return sums;
    }

    /** Gauss; the ridge keeps every pivot away from zero. */
    private static double[] solved(double[][] sums) {
        int size = sums.length;
        for (int i = 0; i < size; i++) {
            for (int below = i + 1; below < size; below++) {
                double share = sums[below][i] / sums[i][i];
                for (int k = i; k <= size; k++) {
                    sums[below][k] -= share * sums[i][k];
                }
            }
        }
        var weights = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = sums[i][size];
            for (int k = i + 1; k < size; k++) {
                sum -= sums[i][k] * weights[k];
            }
            weights[i] = sum / sums[i][i];
        }
        return weights;
    }
}
