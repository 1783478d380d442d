package io.evenkeel.telemetry;

import java.time.Duration;

/**
 * How much one query may cost.
 *
 * @param series handed out by one selector
 * @param samples read from the source by all selectors together
 * @param cells values of all intermediate results together (rows times steps), 8 bytes each
 * @param steps of a range query
 * @param time until it is given up; looked at between parts of the work, so it is a little late
 * @param lookback how old the last sample of a series may be for it to have a value
 */
public record PromQlLimits(int series, long samples, long cells, int steps, Duration time, Duration lookback) {

    /** For people and rules: answers that fit a heap of 512 MB. Steps and lookback are those of Prometheus. */
    public static final PromQlLimits USUAL =
            new PromQlLimits(50_000, 5_000_000, 10_000_000, 11_000, Duration.ofSeconds(20), Duration.ofMinutes(5));
}
