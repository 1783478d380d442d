package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Scene.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a measurement went from what it was before a trouble.
 *
 * <p>Robust: median and median absolute deviation (Rousseeuw and Croux 1993; 1.4826 makes it the standard deviation of normal
 * noise). A level counts only where two minutes together lie outside of everything that the time before had, so that one of
 * hundreds of measurements is not taken for news by chance.
 *
 * @param strength how many usual spreads away, at most {@link #MOST}
 * @param usual median before
 * @param seen median while it was away
 * @param since when it left
 */
public record Deviation(Track track, double strength, double usual, double seen, Instant since) {
    static final double MOST = 1000;

    /** Minutes before the onset that may be part of the trouble already. */
    private static final int LEAD = 10;

    private static final int LEAST_BEFORE = 15;

    /** So many minutes before the onset are to be measured, or it is not known what is usual. */
    public static final int HISTORY_MINUTES = LEAST_BEFORE + LEAD;

    private static final double LEAST_STRENGTH = 6;
    private static final double NORMAL = 1.4826;

    /** A spread below this share of the level is taken for rounding. */
    private static final double LEAST_SPREAD = 0.02;

    /** Empty where it did not leave, or too little was measured before. */
    static Optional<Deviation> of(Track track, Instant onset) {
        double[] minutes = track.minutes();
        int from = Math.clamp(Duration.between(track.start(), onset).toMinutes() - LEAD, 0, minutes.length);
        double[] before = measured(minutes, 0, from);
        if (before.length < LEAST_BEFORE) {
            return Optional.empty();
        }
        double usual = median(before);
        double low = Arrays.stream(before).min().orElseThrow();
        double high = Arrays.stream(before).max().orElseThrow();
        double margin = 0.2 * (high - low);
        int left = leaves(minutes, from, low - margin, high + margin);
        if (left < 0) {
            return Optional.empty();
        }
        double seen = median(measured(minutes, left, minutes.length));
        double spread =
                Math.max(NORMAL * deviation(before, usual), LEAST_SPREAD * Math.max(Math.abs(usual), Math.abs(seen)));
        double strength = Math.min(MOST, Math.abs(seen - usual) / spread);
        // Asked so that NaN is none: after a burst over a calm 0 that is over, 0 is divided by 0.
        return strength >= LEAST_STRENGTH
                ? Optional.of(new Deviation(
                        track, strength, usual, seen, track.start().plus(Duration.ofMinutes(left))))
                : Optional.empty();
    }

    /** The first of two minutes in a row beyond the bounds; one, where it is the last. */
    private static int leaves(double[] minutes, int from, double low, double high) {
        for (int i = from; i < minutes.length; i++) {
            boolean last = i + 1 == minutes.length || Double.isNaN(minutes[i + 1]);
            if (isBeyond(minutes[i], low, high) && (last || isBeyond(minutes[i + 1], low, high))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBeyond(double value, double low, double high) {
        return value < low || value > high;
    }

    private static double[] measured(double[] minutes, int from, int to) {
        return Arrays.stream(minutes, from, to).filter(Double::isFinite).toArray();
    }

    private static double deviation(double[] values, double around) {
        return median(
                Arrays.stream(values).map(value -> Math.abs(value - around)).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
