package io.evenkeel.telemetry;

import io.evenkeel.telemetry.internal.analytics.Counting;
import io.evenkeel.telemetry.internal.analytics.Gaps;
import io.evenkeel.telemetry.internal.analytics.Surprises;

/**
 * Scores the values of one series as they come, from 0 to 1, with one alarm an incident: the answer to "should somebody look
 * at this now?", where {@link Anomalies} tells how far a value is from its band. Each score comes from the values before
 * it alone. Pure: no clock, no store; 170 KB a series; {@code docs/analytics.md} has the formulas and what it can't do. Not
 * thread-safe.
 *
 * <p>It is surprised by what the time of day or week did not lead it to expect, and by courses over 8, 24, 72 and 144 rows
 * that were never seen before: a jump, a peak, a change of level or of spread, a flat line. How surprising a distance is
 * comes from the tail of the series' own past distances, so that one threshold serves all series.
 */
public final class AnomalyStream {

    private final Counting counting = new Counting();
    private final Gaps gaps = new Gaps();
    private Surprises surprises = new Surprises();

    /** Scores the next value, then remembers it. Times may have gaps, repeat or go back; what is no finite number scores 0. */
    public AnomalyScore next(long millis, double value) {
        if (!Double.isFinite(value) || Math.abs(value) > LARGEST) {
            return AnomalyScore.NOTHING;
        }
        if (counting.add(millis, value)) {
            // Growth was judged until now, and a rate from now on, or the other way round.
            surprises = new Surprises();
        }
        if (gaps.before(millis)) {
            surprises.gap();
        }
        double judged = counting.isCounter() ? counting.rate() : value;
        return Double.isNaN(judged) ? AnomalyScore.NOTHING : surprises.next(millis, judged);
    }

    /** Squares of what is larger are no finite numbers. */
    private static final double LARGEST = 1e150;

    /** Whether the series is taken for a counter, of which the rate a second is judged. */
    public boolean isCounter() {
        return counting.isCounter();
    }
}
