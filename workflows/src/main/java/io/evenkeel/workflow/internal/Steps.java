package io.evenkeel.workflow.internal;

import io.evenkeel.workflow.Step;
import io.evenkeel.workflow.internal.inbox.Values;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What shipped models call, by name: {@code ${steps.run(execution, 'change.open-window')}}. */
@Component("steps")
public class Steps {
    private final ObjectProvider<Step> steps;

    Steps(ObjectProvider<Step> steps) {
        this.steps = steps;
    }

    /** @throws IllegalStateException if no room has a step of this name; the monitor shows it */
    public void run(DelegateExecution process, String name) {
        Step step = steps.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no room has a step " + name));
        Map<String, Object> known = Values.fromEngine(process.getVariables());
        process.setVariables(Values.toEngine(step.run(process.getProcessBusinessKey(), known)));
    }
}
