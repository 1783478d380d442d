package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.oncall.OnCall.Policy;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Step;
import io.evenkeel.oncall.OnCall.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Refuses schedules and policies that could not work, and names people for the audit trail. */
@Component
class OnCallChecks {
    private static final int MOST_PEOPLE = 50;
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_LABELS = 10;
    private static final int LONGEST_LABEL = 200;
    private static final int MOST = 1_000;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration SHORTEST_TURN = Duration.ofHours(1);
    private static final Duration LONGEST_TURN = Duration.ofDays(366);

    private final People people;
    private final ScheduleRows schedules;

    OnCallChecks(People people, ScheduleRows schedules) {
        this.people = people;
        this.schedules = schedules;
    }

    void schedule(Schedule schedule) {
        name(schedule.name());
        require(
                between(schedule.turn(), SHORTEST_TURN, LONGEST_TURN)
                        && schedule.turn().toSeconds() % 3600 == 0,
                "turnSeconds",
                "A turn takes whole hours, from 1 hour to 366 days.");
        require(
                schedule.people().size() <= MOST_PEOPLE,
                "people",
                "A schedule has at most " + MOST_PEOPLE + " people; this one has "
                        + schedule.people().size() + ".");
        for (UUID person : schedule.people()) {
            known(person, "people");
        }
    }

    void policy(Policy policy) {
        name(policy.name());
        require(
                !policy.steps().isEmpty() && policy.steps().size() <= MOST_STEPS,
                "steps",
                "A policy has 1 to " + MOST_STEPS + " steps; this one has "
                        + policy.steps().size() + ".");
        policy.steps().forEach(this::step);
        require(
                policy.match().size() <= MOST_LABELS
                        && policy.match().entrySet().stream()
                                .allMatch(label -> fits(label.getKey()) && fits(label.getValue())),
                "match",
                "A policy asks for at most " + MOST_LABELS + " labels, each a name with a value of at most "
                        + LONGEST_LABEL + " characters.");
    }

    private static boolean fits(String word) {
        return !word.isBlank() && word.length() <= LONGEST_LABEL;
    }

    void roomFor(int known, String what) {
        if (known >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-" + what,
                    "There are " + known + " " + what + ", which is the most. Delete one that is not needed.");
        }
    }

    String names(List<UUID> ids) {
        return ids.stream()
                .map(id -> people.find(id).map(Person::displayName).orElse(id.toString()))
                .collect(Collectors.joining(", "));
    }

    String sentence(List<Step> steps) {
        return steps.stream()
                .map(step -> step.target()
                        + step.person()
                                .map(person -> " " + names(List.of(person)))
                                .orElse("")
                        + ", waits "
                        + step.waiting())
                .collect(Collectors.joining("; "));
    }

    private void step(Step step) {
        require(
                between(step.waiting(), SHORTEST_WAIT, LONGEST_WAIT),
                "waitingSeconds",
                "A step waits from 10 seconds to one day before the next one.");
        if (step.target() == Target.PERSON) {
            require(
                    step.person().isPresent() && step.schedule().isEmpty(),
                    "person",
                    "A step that pages one person names the person, and no schedule.");
            known(step.person().orElseThrow(), "person");
            return;
        }
        require(
                step.person().isEmpty()
                        && step.schedule().flatMap(schedules::find).isPresent(),
                "schedule",
                "A step that pages who is on call names a schedule that there is, and no person.");
    }

    private void known(UUID person, String field) {
        Optional<Person> found = people.find(person);
        require(found.isPresent(), field, "There is no person with the id " + person + ".");
    }

    private static void name(String name) {
        require(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                "name",
                "Give it a name of 1 to " + LONGEST_NAME + " characters.");
    }

    private static boolean between(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String field, String sentence) {
        if (!holds) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "oncall-" + field.toLowerCase(java.util.Locale.ROOT), sentence, field);
        }
    }
}
