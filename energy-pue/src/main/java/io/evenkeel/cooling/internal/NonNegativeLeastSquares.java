package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.UnusableInput;

/**
 * Weighted least squares with coefficients of 0 or more, for few columns: every subset of columns is solved and the best solution
 * without a negative coefficient wins, which is the optimum, since the optimum is the free solution on its own support.
 */
final class NonNegativeLeastSquares {
    private NonNegativeLeastSquares() {}

    static double[] solve(double[][] rows, double[] targets, double[] weights) {
        int columns = rows[0].length;
        double[] scale = new double[columns];
        for (double[] row : rows) {
            for (int c = 0; c < columns; c++) {
                scale[c] = Math.max(scale[c], Math.abs(row[c]));
            }
        }
        double[] best = new double[columns];
        double least = error(rows, targets, weights, best);
        for (int subset = 1; subset < 1 << columns; subset++) {
            double[] tried = free(rows, targets, weights, scale, subset);
            double error = error(rows, targets, weights, tried);
            if (error < least && nonNegative(tried)) {
                least = error;
                best = tried;
            }
        }
        if (!Double.isFinite(least)) {
            throw new UnusableInput("A chiller's curves are not numbers; nothing can be fitted to them.");
        }
        return best;
    }

    private static boolean nonNegative(double[] values) {
        for (double value : values) {
            if (!(value >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static double error(double[][] rows, double[] targets, double[] weights, double[] solution) {
        double sum = 0;
        for (int r = 0; r < rows.length; r++) {
            double error = -targets[r];
            for (int c = 0; c < solution.length; c++) {
                error += rows[r][c] * solution[c];
            }
            sum += weights[r] * weights[r] * error * error;
        }
        return sum;
    }

    /** Normal equations of the columns in the subset, scaled, others held at 0. */
    private static double[] free(double[][] rows, double[] targets, double[] weights, double[] scale, int subset) {
        int n = scale.length;
        double[][] normal = new double[n][n + 1];
        for (int r = 0; r < rows.length; r++) {
            double square = weights[r] * weights[r];
            for (int i = 0; i < n; i++) {
                double one = in(subset, i) ? rows[r][i] / scale[i] : 0;
                for (int j = 0; j < n; j++) {
                    normal[i][j] += in(subset, j) ? square * one * rows[r][j] / scale[j] : 0;
                }
                normal[i][n] += square * one * targets[r];
            }
        }
        for (int i = 0; i < n; i++) {
            if (!in(subset, i)) {
                normal[i][i] = 1;
            }
        }
        double[] solution = eliminated(normal);
        for (int i = 0; i < n; i++) {
            solution[i] = in(subset, i) ? solution[i] / scale[i] : 0;
        }
        return solution;
    }

    private static boolean in(int subset, int column) {
        return (subset >> column & 1) == 1;
    }

    /** Gauss-Jordan; the matrix is symmetric and not negative, so its diagonal pivots. */
    private static double[] eliminated(double[][] matrix) {
        int n = matrix.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = 0; row < n; row++) {
                if (row != pivot) {
                    double factor = matrix[row][pivot] / matrix[pivot][pivot];
                    for (int column = pivot; column <= n; column++) {
                        matrix[row][column] -= factor * matrix[pivot][column];
                    }
                }
            }
        }
        double[] solution = new double[n];
        for (int row = 0; row < n; row++) {
            solution[row] = matrix[row][n] / matrix[row][row];
        }
        return solution;
    }
}
