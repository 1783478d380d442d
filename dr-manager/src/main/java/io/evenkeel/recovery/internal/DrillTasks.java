package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.TaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reviewing a drill from the inbox, and taking it back. */
@Component
class DrillTasks implements TaskRules {
    private final DrillCourse course;
    private final DrillRecords records;

    DrillTasks(DrillCourse course, DrillRecords records) {
        this.course = course;
        this.records = records;
    }

    @Override
    public String processKey() {
        return DrillFlow.PROCESS;
    }

    @Override
    public void completed(Actor actor, Task task, Map<String, Object> values) {
        actor.mustHave(Right.EDIT_RECOVERY);
        course.reviewed(actor, records.locked(task.businessKey()), String.valueOf(values.get("text")));
    }

    @Override
    public void withdrawn(Actor actor, String businessKey, String reason) {
        actor.mustHave(Right.EDIT_RECOVERY);
        course.stopped(actor, records.locked(businessKey), reason);
    }
}
