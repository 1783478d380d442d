package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.PolicyTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** When drills begin by themselves. Clocks that are set are dealt with as for backups. Pure. */
final class DrillCalendar {
    private DrillCalendar() {}

    /** The next time after this moment at which one may begin; empty where people begin them by hand. */
    static Optional<Instant> next(PolicyTerms terms, Instant after) {
        DrillTerms drill = terms.drill();
        return drill.time()
                .filter(_ -> !drill.days().isEmpty())
                .map(time -> new BackupCalendar(
                        drill.days(), List.of(time), Set.of(), terms.calendar().zone()))
                .map(calendar -> calendar.next(after));
    }

    /**
     * Whether to begin now: at the last chance before the one that passed last gets too old.
     *
     * @param drilledAt when the last one passed
     * @param nextChance after this one
     */
    static boolean isDue(Optional<Instant> drilledAt, int drillDays, Instant nextChance) {
        return drilledAt
                .map(last -> !last.plus(Duration.ofDays(drillDays)).isAfter(nextChance))
                .orElse(true);
    }
}
