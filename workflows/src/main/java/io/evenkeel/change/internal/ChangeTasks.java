package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Change.Result;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.TaskRules;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The verbs of a change from the inbox: completing its tasks is doing them. */
@Component
class ChangeTasks implements TaskRules {
    private static final OptionalLong ANY = OptionalLong.empty();

    private final Planning planning;
    private final Carrying carrying;

    ChangeTasks(Planning planning, Carrying carrying) {
        this.planning = planning;
        this.carrying = carrying;
    }

    @Override
    public String processKey() {
        return ChangeFlow.PROCESS;
    }

    @Override
    public void completed(Actor actor, Task task, Map<String, Object> values) {
        actor.mustHave(Right.PLAN_CHANGES);
        String key = task.businessKey();
        switch (task.step()) {
            case "carry-out" -> carrying.ended(actor, key, ANY);
            case "review" -> carrying.reviewed(actor, key, result(values), String.valueOf(values.get("text")), ANY);
            default -> throw new IllegalStateException("no such task of a change: " + task.step());
        }
    }

    private static Result result(Map<String, Object> values) {
        return Stream.of(Result.values())
                .filter(known -> known.word().equals(values.get("result")))
                .findFirst()
                .orElseThrow(() -> ChangeSentences.invalid("Say how it went.", "result"));
    }

    @Override
    public void withdrawn(Actor actor, String businessKey, String reason) {
        actor.mustHave(Right.PLAN_CHANGES);
        planning.withdrawn(actor, businessKey, reason, ANY);
    }
}
