package io.evenkeel.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where processes are, by business key, and how they are drawn. Thread-safe. */
public interface Processes {

    /** The process of a thing such as {@code INC-12}; the newest, if it had more than one. */
    Optional<Position> position(String businessKey);

    /** The BPMN of one version, with its drawing; running processes stay on the version they began with. */
    Optional<String> definitionXml(String key, int version);

    /**
     * @param version of the definition that it runs on
     * @param steps in order of their beginning, the newest 1,000; a step that was repeated is there several times
     * @param timers what happens by itself, and when
     * @param failures what was tried by itself and failed
     */
    record Position(
            String definitionKey,
            int version,
            boolean ended,
            List<Step> steps,
            List<Timer> timers,
            List<Failure> failures) {

        public Position {
            steps = List.copyOf(steps);
            timers = List.copyOf(timers);
            failures = List.copyOf(failures);
        }
    }

    /** @param activityId the id in the BPMN */
    record Step(String activityId, State state, Instant startedAt, Optional<Instant> endedAt) {}

    /** Whether a step is over. */
    enum State {
        DONE,
        ACTIVE
    }

    record Timer(String activityId, Instant due) {}

    /**
     * A step that could not be made.
     *
     * @param activityId the step that waits to be left, or whose work failed
     * @param attempts so far
     * @param reason the last one's, as the program says it
     * @param nextAttempt empty if it was given up: a person must look
     */
    record Failure(String activityId, int attempts, String reason, Optional<Instant> nextAttempt) {}
}
