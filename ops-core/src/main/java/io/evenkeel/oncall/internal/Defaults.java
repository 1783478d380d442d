package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a fresh house begins with: one person on call by the week, and a policy that asks twice. */
final class Defaults {
    static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    static final Duration SECOND_WAIT = Duration.ofMinutes(10);

    private Defaults() {}

    /** By the week, handed over on Mondays at 08:00 in the server's zone, begun before now so that there is no gap. */
    static Schedule schedule(UUID person, Instant now) {
        ZoneId zone = ZoneId.systemDefault();
        LocalDate monday =
                LocalDate.ofInstant(now, zone).minusWeeks(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Schedule(
                UUID.randomUUID(),
                "On call",
                zone,
                List.of(person),
                monday.atTime(LocalTime.of(8, 0)),
                Duration.ofDays(7),
                1);
    }

    static Policy policy(UUID schedule) {
        return new Policy(
                UUID.randomUUID(),
                "Default",
                List.of(
                        new Step(Target.ON_CALL, Optional.of(schedule), Optional.empty(), FIRST_WAIT),
                        new Step(Target.NEXT_ON_CALL, Optional.of(schedule), Optional.empty(), SECOND_WAIT)),
                1);
    }
}
