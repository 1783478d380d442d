package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.AnomalyScore;
import io.evenkeel.telemetry.AnomalyScore.Basis;

/**
 * Scores a stream, value by value: how surprised the profile and the memories of shapes are, on the mean, and whether that
 * is an alarm or still the last one. Values are finite and no counters. Not thread-safe.
 */
public final class Surprises {

    /** The mean surprise from which on there is an alarm. */
    private static final double ALARM = 2.6;

    /** No single part says more than this, so that one alone seldom makes an alarm. */
    private static final double MOST = 15;

    private static final double WEIGHT_OF_PROFILE = 1.5;
    private static final double SHARE_OF_SHAPES = 0.15;
    private static final double SHARE_OF_PROFILE = 0.1;
    private static final double DUST = 1e-9;

    private static final Basis[] BASES = {Basis.ROWS_8, Basis.ROWS_24, Basis.ROWS_72, Basis.ROWS_144};

    private final Shapes[] shapes = {new Shapes(8), new Shapes(24), new Shapes(72), new Shapes(144)};
    private final Tail[] tails = new Tail[shapes.length];
    private final double[] surprise = new double[shapes.length];
    private final Course course = new Course();
    private final Tail tail = new Tail(SHARE_OF_PROFILE);
    private final Peaks peaks = new Peaks();
    private double largest;

    public Surprises() {
        for (int i = 0; i < tails.length; i++) {
            tails[i] = new Tail(SHARE_OF_SHAPES);
        }
    }

    public void gap() {
        for (Shapes one : shapes) {
            one.gap();
        }
        java.util.Arrays.fill(surprise, 0);
    }

    public AnomalyScore next(long millis, double value) {
        largest = Math.max(largest, Math.abs(value));
        double dust = Math.max(Double.MIN_NORMAL, DUST * largest);
        double miss = course.next(millis, value);
        double byProfile = Double.isNaN(miss) ? 0 : Math.min(MOST, tail.next(miss, dust));
        double sum = WEIGHT_OF_PROFILE * byProfile;
        int most = -1;
        for (int i = 0; i < shapes.length; i++) {
            if (shapes[i].add(value)) {
                surprise[i] = Math.min(MOST, tails[i].next(shapes[i].distance(), dust));
            }
            sum += surprise[i];
            most = surprise[i] > (most < 0 ? byProfile : surprise[most]) ? i : most;
        }
        double mean = sum / (WEIGHT_OF_PROFILE + shapes.length);
        double score = peaks.next(mean, mean / (mean + ALARM));
        return most < 0
                ? new AnomalyScore(score, mean, course.basis(), value, course.expected(), Math.exp(byProfile))
                : new AnomalyScore(
                        score,
                        mean,
                        BASES[most],
                        shapes[most].seen(),
                        shapes[most].expected(),
                        Math.exp(surprise[most]));
    }
}
