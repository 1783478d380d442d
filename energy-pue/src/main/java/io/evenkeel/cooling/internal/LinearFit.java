package io.evenkeel.cooling.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Least squares with coefficients of 0 or more, drawn a little to what was known before: a change of a coefficient costs as much as
 * its own contribution to the rows changes, times {@link #PULL} (Tikhonov 1963). Columns that the rows do not tell apart stay in
 * the proportion they had.
 */
final class LinearFit {
    /** A coefficient that doubles for nothing costs as much as an error of 1 %. */
    private static final double PULL = 1e-4;

    private final double[] before;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    LinearFit(double... before) {
        this.before = before;
    }

    void add(double target, double weight, double... row) {
        rows.add(row);
        targets.add(target);
        weights.add(weight);
    }

    int size() {
        return rows.size();
    }

    double[] solve() {
        List<double[]> all = new ArrayList<>(rows);
        List<Double> wanted = new ArrayList<>(targets);
        List<Double> each = new ArrayList<>(weights);
        for (int column = 0; column < before.length; column++) {
            double[] row = new double[before.length];
            row[column] = Math.max(1e-9, Math.sqrt(square(column)));
            all.add(row);
            wanted.add(row[column] * before[column]);
            each.add(Math.sqrt(PULL));
        }
        return NonNegativeLeastSquares.solve(
                all.toArray(double[][]::new),
                wanted.stream().mapToDouble(Double::doubleValue).toArray(),
                each.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double square(int column) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            double term = weights.get(row) * rows.get(row)[column];
            sum += term * term;
        }
        return sum;
    }
}
