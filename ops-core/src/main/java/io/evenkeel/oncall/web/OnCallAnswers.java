package io.evenkeel.oncall.web;

import io.evenkeel.oncall.OnCall.Alarm;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the room answers on the wire; durations are seconds. */
final class OnCallAnswers {
    private OnCallAnswers() {}

    record Items<T>(List<T> items) {}

    record NowAnswer(
            List<ScheduleNow> schedules,
            boolean reachable,
            Optional<String> whyCode,
            Optional<String> why,
            List<Alarm> alarms) {

        static NowAnswer of(Duty duty) {
            return new NowAnswer(
                    duty.schedules().stream().map(ScheduleNow::of).toList(),
                    duty.reachable(),
                    duty.whyCode(),
                    duty.why(),
                    duty.alarms());
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

    /** @param isDefault for every incident that no other policy matches */
    record PolicyAnswer(
            UUID id, String name, List<StepAnswer> steps, Map<String, String> match, boolean isDefault, long version) {

        /** @param all the oldest first: the first one without labels is the default */
        static List<PolicyAnswer> of(List<Policy> all) {
            Optional<UUID> first = all.stream()
                    .filter(policy -> policy.match().isEmpty())
                    .map(Policy::id)
                    .findFirst();
            return all.stream()
                    .map(policy -> of(policy, first.equals(Optional.of(policy.id()))))
                    .toList();
        }

        static PolicyAnswer of(Policy policy, boolean isDefault) {
            return new PolicyAnswer(
                    policy.id(),
                    policy.name(),
                    policy.steps().stream().map(StepAnswer::of).toList(),
                    policy.match(),
                    isDefault,
                    policy.version());
        }
    }

    record Made(UUID id) {}

    record TestPage(String key) {}

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
