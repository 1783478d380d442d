package io.evenkeel.problem.internal;

import io.evenkeel.problem.Problem;
import io.evenkeel.workflow.FlowCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A problem that is not over needs its process, or it would never close after the quiet time. Where an administrator ended
 * it, it begins anew and is told what is known already. The problem itself is dismissed or closed in its page.
 */
@Component
class CancelledProblem {
    private final ProblemRows rows;
    private final ProblemFlow flow;

    CancelledProblem(ProblemRows rows, ProblemFlow flow) {
        this.rows = rows;
        this.flow = flow;
    }

    /** In the transaction of the cancelling. */
    @EventListener
    void on(FlowCancelled cancelled) {
        if (cancelled.process().equals(ProblemFlow.PROCESS)) {
            rows.lock(cancelled.businessKey()).map(StoredProblem::problem).ifPresent(this::again);
        }
    }

    private void again(Problem problem) {
        switch (problem.state()) {
            case OPEN -> begin(problem);
            case WATCHED -> {
                begin(problem);
                problem.watchUntil().ifPresent(until -> flow.watched(problem, until));
            }
            case PROPOSED, DISMISSED, CLOSED -> {}
        }
    }

    private void begin(Problem problem) {
        flow.accepted(problem);
        if (problem.cause().isPresent()) {
            flow.causeKnown(problem);
        }
    }
}
