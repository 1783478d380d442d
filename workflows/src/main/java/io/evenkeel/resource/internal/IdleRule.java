package io.evenkeel.resource.internal;

import io.evenkeel.telemetry.MetricStore.Series;
import io.evenkeel.telemetry.PromQl.Threshold;
import io.evenkeel.telemetry.PromQlAnswer.Matrix;
import java.time.Duration;
import java.util.Arrays;

/**
 * Whether a rule has held all the time, for everything that is measured of an item. Pure. An hour without a value is not
 * known to be idle; a few such hours in a hundred are forgiven, as an agent's restart leaves them.
 */
final class IdleRule {
    private static final double ENOUGH = 0.97;

    private IdleRule() {}

    /** @param levels what the rule compares, one value a step */
    static boolean holds(Matrix levels, Threshold threshold, int days, Duration step) {
        long looks = Duration.ofDays(days).dividedBy(step) + 1;
        return !levels.series().isEmpty()
                && levels.series().stream().allMatch(series -> held(series, threshold) >= ENOUGH * looks);
    }

    private static long held(Series series, Threshold threshold) {
        return Arrays.stream(series.values())
                .filter(value -> holds(value, threshold))
                .count();
    }

    private static boolean holds(double value, Threshold threshold) {
        double bound = threshold.bound();
        return switch (threshold.comparison()) {
            case "<" -> value < bound;
            case "<=" -> value <= bound;
            case ">" -> value > bound;
            case ">=" -> value >= bound;
            case "==" -> value == bound;
            case "!=" -> value != bound;
            default -> throw new IllegalArgumentException("no comparison: " + threshold.comparison());
        };
    }
}
