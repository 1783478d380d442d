package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.workflow.Step;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The quiet time is over. */
@Component
class CloseQuiet implements Step {
    private final Watching watching;

    CloseQuiet(Watching watching) {
        this.watching = watching;
    }

    @Override
    public String name() {
        return "problem.close-quiet";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        watching.over(Actor.process(ProblemFlow.PROCESS), businessKey);
        return Map.of();
    }
}
