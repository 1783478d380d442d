package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Coverage.Gap;
import io.evenkeel.recovery.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a policy lacks at a moment. Pure. */
final class Gaps {
    private Gaps() {}

    static Set<Gap> of(
            RecoveryPolicy policy, boolean itemIsThere, Optional<Instant> lastGood, boolean drillFailed, Instant now) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        if (!itemIsThere) {
            gaps.add(Gap.ITEM_GONE);
        }
        if (lastGood.isEmpty()) {
            gaps.add(Gap.NO_GOOD_COPY);
        } else if (isOlder(lastGood.get(), policy.terms().promise().rpo(), now)) {
            gaps.add(Gap.LATE);
        }
        if (drillFailed) {
            gaps.add(Gap.DRILL_FAILED);
        }
        Duration period = Duration.ofDays(policy.terms().drillDays());
        if (policy.drilledAt().isEmpty() || isOlder(policy.drilledAt().get(), period, now)) {
            gaps.add(Gap.NO_DRILL);
        }
        return gaps;
    }

    static boolean isOlder(Instant moment, Duration than, Instant now) {
        return moment.plus(than).isBefore(now);
    }
}
