package io.evenkeel.problem.internal;

import io.evenkeel.problem.Problem;
import io.evenkeel.workflow.Flows;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the model {@code problem.bpmn} is told. The row is right without it: it only waits and reminds. */
@Component
class ProblemFlow {
    static final String PROCESS = "problem";
    private static final String CAUSE = "problem-cause-known";
    private static final String WATCHED = "problem-watched";
    private static final String RETURNED = "problem-returned";
    private static final String QUIET_UNTIL = "quietUntil";
    private static final Logger log = LoggerFactory.getLogger(ProblemFlow.class);

    private final Flows flows;

    ProblemFlow(Flows flows) {
        this.flows = flows;
    }

    void accepted(Problem problem) {
        flows.start(PROCESS, problem.key(), Map.of(Flows.SUBJECT, problem.title()));
    }

    /** Written again, it moves nothing: nobody waits for it then. */
    void causeKnown(Problem problem) {
        flows.tell(CAUSE, problem.key(), Map.of());
    }

    void watched(Problem problem, Instant until) {
        if (!flows.tell(WATCHED, problem.key(), Map.of(QUIET_UNTIL, until))) {
            log.warn("event=problem-process-absent problem={} message={}", problem.key(), WATCHED);
        }
    }

    void returned(Problem problem) {
        if (!flows.tell(RETURNED, problem.key(), Map.of())) {
            log.warn("event=problem-process-absent problem={} message={}", problem.key(), RETURNED);
        }
    }

    void end(Problem problem, String reason) {
        flows.end(problem.key(), reason);
    }
}
