package io.evenkeel.oncall.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An escalation policy as the console sends it.
 *
 * @param match absent: none
 */
record PolicyRequest(
        @Nullable String name,
        @Nullable List<StepRequest> steps,
        @Nullable Map<String, String> match) {

    record StepRequest(
            @Nullable Target target,
            @Nullable UUID schedule,
            @Nullable UUID person,
            @Nullable Long waitingSeconds) {

        Step step() {
            return new Step(
                    given(target, "target"),
                    Optional.ofNullable(schedule),
                    Optional.ofNullable(person),
                    Duration.ofSeconds(given(waitingSeconds, "waitingSeconds")));
        }
    }

    Policy policy(UUID id, long version) {
        return new Policy(
                id,
                given(name, "name"),
                allGiven(steps, "steps").stream().map(StepRequest::step).toList(),
                match == null ? Map.of() : match,
                version);
    }
}
