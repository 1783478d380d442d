package io.evenkeel.telemetry.internal;

import java.time.Duration;

/**
 * How much is taken and kept.
 *
 * @param retention how long samples stay; older ones are refused too
 * @param ahead how far in the future a sample may be, since clocks differ
 * @param seriesPerAgent that one host's agent may bring in
 * @param seriesPerToken that one foreign sender may bring in, such as a Prometheus with many targets
 * @param seriesAltogether of all sources
 */
public record Bounds(Duration retention, Duration ahead, int seriesPerAgent, int seriesPerToken, int seriesAltogether) {

    public static final Bounds USUAL =
            new Bounds(Duration.ofDays(30), Duration.ofMinutes(10), 20_000, 200_000, 500_000);
}
