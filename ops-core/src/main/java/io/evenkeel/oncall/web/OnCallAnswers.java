package io.evenkeel.oncall.web;

import io.evenkeel.oncall.OnCall.Duty;
import io.evenkeel.oncall.OnCall.OnDuty;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the room answers on the wire; durations are seconds. */
final class OnCallAnswers {
    private OnCallAnswers() {}

    record Items<T>(List<T> items) {}

    record NowAnswer(List<ScheduleNow> schedules, boolean reachable, Optional<String> whyCode, Optional<String> why) {

        static NowAnswer of(Duty duty) {
            return new NowAnswer(
                    duty.schedules().stream().map(ScheduleNow::of).toList(),
                    duty.reachable(),
                    duty.whyCode(),
                    duty.why());
        }
    }

    record ScheduleNow(UUID id, String name, String zone, Optional<Current> current, Optional<Next> next, boolean gap) {

        static ScheduleNow of(OnDuty duty) {
            Shift shift = duty.current();
            return new ScheduleNow(
                    duty.schedule().id(),
                    duty.schedule().name(),
                    duty.schedule().zone().getId(),
                    shift.person().map(person -> new Current(person, shift.displayName(), shift.to())),
                    duty.next().map(next -> new Next(next.person().orElseThrow(), next.displayName(), next.from())),
                    shift.person().isEmpty());
        }
    }

    record Current(UUID personId, String displayName, Instant until) {}

    record Next(UUID personId, String displayName, Instant from) {}

    record ScheduleAnswer(
            UUID id,
            String name,
            String zone,
            List<UUID> people,
            LocalDateTime firstHandOver,
            long turnSeconds,
            long version) {

        static ScheduleAnswer of(Schedule schedule) {
            return new ScheduleAnswer(
                    schedule.id(),
                    schedule.name(),
                    schedule.zone().getId(),
                    schedule.people(),
                    schedule.firstHandOver(),
                    schedule.turn().toSeconds(),
                    schedule.version());
        }
    }

    record PolicyAnswer(UUID id, String name, List<StepAnswer> steps, long version) {

        static PolicyAnswer of(Policy policy) {
            return new PolicyAnswer(
                    policy.id(),
                    policy.name(),
                    policy.steps().stream().map(StepAnswer::of).toList(),
                    policy.version());
        }
    }

    record StepAnswer(Target target, Optional<UUID> schedule, Optional<UUID> person, long waitingSeconds) {

        static StepAnswer of(Step step) {
            return new StepAnswer(
                    step.target(),
                    step.schedule(),
                    step.person(),
                    step.waiting().toSeconds());
        }
    }
}
