package io.evenkeel.diagnosis.internal.cases;

import java.util.Arrays;
import java.util.List;

/**
 * Fits weights by which what was chosen has the largest share e^(w·x) / Σ e^(w·x) of its choice, with a penalty on the squares of the
 * weights, by Newton's steps (McFadden, <i>Conditional logit analysis</i>, 1974). Where several were chosen, any of them will do. Two
 * options, one of them all zero, make a logistic regression of it.
 */
final class ConditionalLogit {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 30;
    private static final double CLOSE = 1e-10;

    private final List<Choice> choices;
    private final double[] penalty;
    private final int size;

    private ConditionalLogit(List<Choice> choices, double[] penalty) {
        this.choices = choices;
        this.penalty = penalty;
        this.size = penalty.length;
    }

    /**
     * One choice.
     *
     * @param options a row of features for each
     * @param chosen of each option whether it was
     * @param weight how much the choice counts, above 0
     */
    record Choice(List<double[]> options, boolean[] chosen, double weight) {}

    /**
     * The weights.
     *
     * @param penalty for each feature, 0 or more
     */
    static double[] fit(List<Choice> choices, double[] penalty) {
        return new ConditionalLogit(choices, penalty).fitted();
    }

    private double[] fitted() {
        double[] weights = new double[size];
        double loss = loss(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(weights);
            double before = loss;
            double length = 1;
            for (int i = 0; i < MOST_HALVINGS; i++, length /= 2) {
                double[] next = moved(weights, direction, length);
                double there = loss(next);
                if (there < loss) {
                    weights = next;
                    loss = there;
                    break;
                }
            }
            if (before - loss <= CLOSE * (1 + Math.abs(loss))) {
                break;
            }
        }
        return weights;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] -= length * direction[i];
        }
        return to;
    }

    private double loss(double[] weights) {
        double loss = 0;
        for (int i = 0; i < size; i++) {
            loss += penalty[i] * weights[i] * weights[i];
        }
        for (Choice choice : choices) {
            double[] shares = shares(weights, choice.options());
            double chosen = 0;
            for (int i = 0; i < shares.length; i++) {
                chosen += choice.chosen()[i] ? shares[i] : 0;
            }
            loss -= choice.weight() * Math.log(Math.max(chosen, Double.MIN_NORMAL));
        }
        return loss;
    }

    /** Gradient over curvature. The curvature is that of choices with one option chosen, which is never too small. */
    private double[] direction(double[] weights) {
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        for (int i = 0; i < size; i++) {
            gradient[i] = 2 * penalty[i] * weights[i];
            curvature[i][i] = 2 * penalty[i] + 1e-9;
        }
        choices.forEach(choice -> add(choice, shares(weights, choice.options()), gradient, curvature));
        return Cholesky.solve(curvature, gradient);
    }

    private void add(Choice choice, double[] shares, double[] gradient, double[][] curvature) {
        double chosen = 0;
        for (int i = 0; i < shares.length; i++) {
            chosen += choice.chosen()[i] ? shares[i] : 0;
        }
        double[] mean = new double[size];
        for (int i = 0; i < shares.length; i++) {
            double[] row = choice.options().get(i);
            double pull = choice.weight()
                    * (shares[i] - (choice.chosen()[i] ? shares[i] / Math.max(chosen, Double.MIN_NORMAL) : 0));
            double mass = choice.weight() * shares[i];
            for (int j = 0; j < size; j++) {
                gradient[j] += pull * row[j];
                mean[j] += shares[i] * row[j];
                addTo(curvature[j], mass * row[j], row, j);
            }
        }
        for (int j = 0; j < size; j++) {
            addTo(curvature[j], -choice.weight() * mean[j], mean, j);
        }
    }

    /** The lower half only: the other is the same. */
    private static void addTo(double[] line, double factor, double[] row, int last) {
        if (factor != 0) {
            for (int k = 0; k <= last; k++) {
                line[k] += factor * row[k];
            }
        }
    }

    /** The share of each option. */
    static double[] shares(double[] weights, List<double[]> options) {
        double[] shares = options.stream().mapToDouble(row -> sum(weights, row)).toArray();
        double most = Arrays.stream(shares).max().orElse(0);
        double all = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(shares[i] - most);
            all += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }

    static double sum(double[] weights, double[] row) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }
}
