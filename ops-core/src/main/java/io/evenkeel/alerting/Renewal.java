package io.evenkeel.alerting;

import java.time.Duration;

/**
 * Whether alerts that began anew tell of a second cause. One cause makes an alert begin once, but for the few that come and
 * go; a second cause in the same place makes many of the same alerts begin again. So the number of repeats is weighed as
 * drawn with either share, and the answer is a logarithm of odds (Good, Probability and the Weighing of Evidence, 1950).
 */
final class Renewal {
    /** An alert that began more often than this comes and goes, and tells nothing. */
    static final int MOST_BEGINNINGS = 3;

    /** Of two causes near each other, the share of alerts that both make. */
    private static final double SHARED = 0.4;

    /** Of one cause, the share of alerts that begin twice. */
    private static final double FLAPPING = 0.02;

    /** Log-odds against two causes near each other at a time. */
    private static final double RARE = 4;

    /** Causes that begin closer to each other in time than this cannot be told apart. */
    private static final long APART = Duration.ofSeconds(30).toMillis();

    private Renewal() {}

    /** Whether what comes is provisionally taken for a second cause: above 0. */
    static double atArrival(int repeats, int of) {
        return repeats * Math.log(SHARED / FLAPPING) + (of - repeats) * Math.log((1 - SHARED) / (1 - FLAPPING));
    }

    /** For two causes rather than one, once both groups are known; below 0 they are one. */
    static double ofTwo(Trouble one, Trouble other, int repeats) {
        double evidence = atArrival(repeats, Math.min(one.size(), other.size())) - RARE;
        return Math.abs(one.first() - other.first()) < APART ? Math.min(evidence, -1) : evidence;
    }
}
