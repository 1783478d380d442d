package io.evenkeel.workflow.web;

import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Processes;
import io.evenkeel.workflow.Processes.Failure;
import io.evenkeel.workflow.Processes.Position;
import io.evenkeel.workflow.Processes.Step;
import io.evenkeel.workflow.Processes.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where processes are and how they are drawn. */
@RestController
@RequestMapping("/api/workflow")
class ProcessController {
    private final Processes processes;

    ProcessController(Processes processes) {
        this.processes = processes;
    }

    record PositionAnswer(
            String definitionKey,
            int version,
            boolean ended,
            List<ActivityAnswer> steps,
            List<Timer> timers,
            List<Failure> failures) {

        static PositionAnswer of(Position position) {
            return new PositionAnswer(
                    position.definitionKey(),
                    position.version(),
                    position.ended(),
                    position.steps().stream().map(ActivityAnswer::of).toList(),
                    position.timers(),
                    position.failures());
        }
    }

    /** @param state {@code done} or {@code active} */
    record ActivityAnswer(String activityId, String state, Instant startedAt, Optional<Instant> endedAt) {

        static ActivityAnswer of(Step step) {
            return new ActivityAnswer(
                    step.activityId(), step.state().name().toLowerCase(Locale.ROOT), step.startedAt(), step.endedAt());
        }
    }

    @GetMapping("/positions/{businessKey}")
    @Needs(Right.SEE_OPERATIONS)
    PositionAnswer position(@PathVariable String businessKey) {
        return processes
                .position(businessKey)
                .map(PositionAnswer::of)
                .orElseThrow(() -> unknown("No process runs or ran for " + businessKey
                        + ". One that was just opened has it in a moment."));
    }

    @GetMapping(path = "/definitions/{key}/{version}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Needs(Right.SEE_OPERATIONS)
    String xml(@PathVariable String key, @PathVariable int version) {
        return processes
                .definitionXml(key, version)
                .orElseThrow(() -> unknown("There is no version " + version + " of a process " + key + "."));
    }

    private static Refusal unknown(String sentence) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "process-unknown", sentence);
    }
}
