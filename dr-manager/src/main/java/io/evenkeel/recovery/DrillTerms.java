package io.evenkeel.recovery;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a policy is drilled.
 *
 * @param mostGib of the sandbox
 * @param checks what the business wants shown, beside the tool's own check and the manifest
 * @param days on which drills may begin by themselves; empty: by hand only
 * @param time on the wall clock of the policy's zone; present where there are days
 */
public record DrillTerms(int mostGib, List<DrillCheck> checks, Set<DayOfWeek> days, Optional<LocalTime> time) {
    /** Nothing of the business's own, and no calendar. */
    public static final DrillTerms BY_HAND = new DrillTerms(50, List.of(), Set.of(), Optional.empty());

    public DrillTerms {
        checks = List.copyOf(checks);
        days = Set.copyOf(days);
    }
}
