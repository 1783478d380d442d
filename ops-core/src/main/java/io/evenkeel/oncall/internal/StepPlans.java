package io.evenkeel.oncall.internal;

import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom a step of a policy pages at this moment, and how long it waits for them. */
@Component
class StepPlans {
    private final Duties duties;
    private final Reach reach;
    private final InstantSource clock;

    StepPlans(Duties duties, Reach reach, InstantSource clock) {
        this.duties = duties;
        this.reach = reach;
        this.clock = clock;
    }

    /** What one step means at this moment. */
    record Plan(Policy policy, Instant at, Optional<Person> person, Duration waiting, Optional<Step> next) {

        List<String> people() {
            return person.map(Person::displayName).stream().toList();
        }
    }

    Plan plan(Policy policy, int step) {
        List<Step> steps = policy.steps();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Person> person = duties.person(steps.get(step), now);
        boolean inVain = person.filter(reach::reaches).isEmpty()
                && (person.isEmpty() || anybodyReachable(steps.subList(step + 1, steps.size()), now));
        Duration waiting = inVain ? Duration.ZERO : steps.get(step).waiting();
        return new Plan(
                policy, now, person, waiting, steps.stream().skip(step + 1L).findFirst());
    }

    private boolean anybodyReachable(List<Step> steps, Instant now) {
        return steps.stream().flatMap(step -> duties.person(step, now).stream()).anyMatch(reach::reaches);
    }
}
