package io.evenkeel.problem.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.TaskRules;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Writing down the cause from the inbox. */
@Component
class ProblemTasks implements TaskRules {
    private final Findings findings;

    ProblemTasks(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String processKey() {
        return ProblemFlow.PROCESS;
    }

    @Override
    public void completed(Actor actor, Task task, Map<String, Object> values) {
        actor.mustHave(Right.HANDLE_PROBLEMS);
        List<String> evidence = values.get("evidence") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        findings.cause(actor, task.businessKey(), String.valueOf(values.get("text")), evidence, OptionalLong.empty());
    }
}
