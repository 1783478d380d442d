package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill.Check;
import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Promised;
import io.evenkeel.recovery.Drill.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What follows from what a drill showed. It passed only where all that was to be shown was shown, and as fast as promised.
 * Pure.
 */
record DrillVerdict(Result result, List<Found> findings) {
    static final String CHECK_FAILED = "check-failed";
    static final String CHECK_LEFT_OUT = "check-left-out";
    static final String RTO_MISSED = "rto-missed";
    static final String RPO_MISSED = "rpo-missed";

    private static final int MOST_FINDINGS = 200;

    DrillVerdict {
        findings = List.copyOf(findings);
    }

    /** @param code a stable word */
    record Found(String code, String sentence) {}

    /** One that did not come to its end. Where somebody had it stopped, that is no finding. */
    static DrillVerdict broken(boolean stopped, Found why) {
        return stopped ? new DrillVerdict(Result.STOPPED, List.of()) : new DrillVerdict(Result.FAILED, List.of(why));
    }

    /**
     * One that came to its end.
     *
     * @param found by the host
     * @param checks those that were asked for are among them, to come where the host left them out
     */
    static DrillVerdict of(List<Found> found, Collection<Check> checks, Measured measured, Promised promise) {
        List<Found> all = new ArrayList<>(found);
        Set<String> told = found.stream().map(Found::code).collect(Collectors.toSet());
        for (Check check : checks) {
            unshown(check, told).ifPresent(all::add);
        }
        measured.rtoSeconds()
                .filter(seconds -> seconds > promise.rtoMinutes() * 60)
                .ifPresent(seconds -> all.add(new Found(
                        RTO_MISSED,
                        "It took " + seconds + " seconds until the restored service was proved; " + promise.rtoMinutes()
                                + " minutes are promised.")));
        measured.rpoSeconds()
                .filter(seconds -> seconds > promise.rpoMinutes() * 60)
                .ifPresent(seconds -> all.add(new Found(
                        RPO_MISSED,
                        "The last " + seconds + " seconds could not have been restored; " + promise.rpoMinutes()
                                + " minutes are promised.")));
        List<Found> kept = all.subList(0, Math.min(all.size(), MOST_FINDINGS));
        return new DrillVerdict(kept.isEmpty() ? Result.PASSED : Result.FAILED, kept);
    }

    /** @param told codes of what the host found already */
    private static Optional<Found> unshown(Check check, Set<String> told) {
        return switch (check.state()) {
            case RIGHT, LEFT_OUT -> Optional.empty();
            case TO_COME, NOW ->
                Optional.of(new Found(CHECK_LEFT_OUT, "The host left out the check \"" + check.name() + "\"."));
            case FAILED -> {
                String code = check.code().orElse(CHECK_FAILED);
                yield told.contains(code)
                        ? Optional.empty()
                        : Optional.of(new Found(
                                code,
                                "The check \"" + check.name() + "\" failed"
                                        + check.seen().map(seen -> ": " + seen).orElse(".")));
            }
        };
    }
}
