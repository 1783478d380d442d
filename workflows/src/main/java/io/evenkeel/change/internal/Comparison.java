package io.evenkeel.change.internal;

import io.evenkeel.change.Health.Figure;
import io.evenkeel.change.Health.Verdict;
import java.util.Optional;

/**
 * Says what a figure before and after means. Pure.
 *
 * @param lessIsBetter as of incidents; more is better as of availability
 * @param tolerance up to which difference two values are the same
 */
record Comparison(String measure, String unit, boolean lessIsBetter, double tolerance) {
    static final Comparison INCIDENTS = new Comparison("incidents", "count", true, 0);
    static final Comparison ALERTS = new Comparison("alerts", "count", true, 0);
    /** A tenth of a percent of a day is a minute and a half. */
    static final Comparison AVAILABILITY = new Comparison("availability", "percent", false, 0.1);

    static final Comparison CPU = new Comparison("cpu", "percent", true, 5);
    static final Comparison MEMORY = new Comparison("memory", "percent", true, 5);
    static final Comparison ERRORS = new Comparison("errors", "per-second", true, 0.01);

    Figure figure(Optional<String> item, Optional<Double> before, Optional<Double> after) {
        return new Figure(item, measure, unit, before, after, verdict(before, after));
    }

    private Verdict verdict(Optional<Double> before, Optional<Double> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Verdict.CANNOT_TELL;
        }
        double grown = after.get() - before.get();
        if (Math.abs(grown) <= tolerance) {
            return Verdict.SAME;
        }
        return grown < 0 == lessIsBetter ? Verdict.BETTER : Verdict.WORSE;
    }
}
