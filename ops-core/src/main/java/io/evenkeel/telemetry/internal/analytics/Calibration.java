package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Judgement.Basis;
import java.util.Optional;

/**
 * How well a basis has told the past, place by place, each from what was before it.
 *
 * @param bias the median of what was less what was expected: a steady growth is not unusual
 * @param scale one robust standard deviation of the rest, at least so much that the outermost two in a hundred lie where a
 *     normal distribution's would: series with many peaks have wide bands
 */
record Calibration(Basis basis, double bias, double scale) {

    private static final int LOOKS = 288;
    private static final int LEAST_LOOKS = 24;
    private static final long REACH = 2L * History.WEEK;
    private static final double TAIL = 0.98;
    private static final double TAIL_IN_SIGMA = 2.326;

    /** A change below half a percent is never unusual, so that a constant is not a trap. */
    private static final double LEAST_SHARE = 0.005;

    /** The basis that did best; a profile where it is as good as the level. Empty where there is too little history. */
    static Optional<Calibration> best(History history) {
        if (history.isEmpty() || history.last() - history.first() < History.DAY - History.HOUR) {
            return Optional.empty();
        }
        var usual = new Usual(history);
        Optional<Calibration> best = Optional.empty();
        for (Basis basis : Basis.values()) {
            Optional<Calibration> one = of(basis, usual, history);
            boolean better = one.isPresent()
                    && best.map(Calibration::scale).orElse(Double.MAX_VALUE)
                            >= one.get().scale();
            if (better) {
                best = one;
            }
        }
        return best;
    }

    private static Optional<Calibration> of(Basis basis, Usual usual, History history) {
        long from = Math.max(history.first(), history.last() - REACH);
        // Every so many of those that are there; a stride that shares no factor with a day looks at all times of it.
        double within = Math.min(1, (history.last() - from + 1.0) / (history.last() - history.first() + 1));
        int share = (int) Math.max(1, history.filled() * within / LOOKS);
        int stride = share % 2 == 0 || share % 3 == 0 ? coprime(share) : share;
        var misses = new double[(int) (2L * LOOKS)];
        double level = 0;
        int count = 0;
        int seen = 0;
        for (long place = history.last(); place >= from && count < misses.length; place--) {
            double value = history.at(place);
            if (Double.isNaN(value) || seen++ % stride != 0) {
                continue;
            }
            double expected = usual.expected(basis, place);
            if (!Double.isNaN(expected)) {
                misses[count++] = value - expected;
                level += Math.abs(expected);
            }
        }
        return count < LEAST_LOOKS ? Optional.empty() : Optional.of(from(basis, misses, count, level / count));
    }

    private static int coprime(int share) {
        int next = share + 1;
        while (next % 2 == 0 || next % 3 == 0) {
            next++;
        }
        return next;
    }

    private static Calibration from(Basis basis, double[] misses, int count, double level) {
        double bias = Robust.median(misses, count);
        Robust.distances(misses, count, bias);
        double middle = Robust.TO_SIGMA * Robust.median(misses, count);
        double tail = Robust.quantile(misses, count, TAIL) / TAIL_IN_SIGMA;
        double least = Math.max(LEAST_SHARE * level, 1e-9);
        return new Calibration(basis, bias, Math.max(Math.max(middle, tail), least));
    }
}
