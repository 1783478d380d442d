package io.evenkeel.telemetry.internal;

import java.time.Duration;

/**
 * How much is taken and kept.
 *
 * @param retention how long samples stay, unless a person sets it; older ones are refused too
 * @param rollUps how long the five minutes of past days stay
 * @param ahead how far in the future a sample may be, since clocks differ
 * @param seriesPerAgent that one host's agent may bring in
 * @param seriesPerToken that one foreign sender may bring in, such as a Prometheus with many targets
 * @param seriesAltogether of all sources
 * @param foldAt samples in the log at which it is folded before its minute is over
 * @param mostUnfolded samples in the log above which no more are taken
 */
public record Bounds(
        Duration retention,
        Duration rollUps,
        Duration ahead,
        int seriesPerAgent,
        int seriesPerToken,
        int seriesAltogether,
        long foldAt,
        long mostUnfolded) {

    public static final Bounds USUAL = new Bounds(
            Duration.ofDays(30),
            Duration.ofDays(400),
            Duration.ofMinutes(10),
            20_000,
            200_000,
            500_000,
            600_000,
            6_000_000);
}
