package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.TaskRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people tick off in the inbox is done: the row says so in the same transaction. */
@Component
class ResourceTasks implements TaskRules {
    private final ResourceRecords records;
    private final Providing providing;
    private final Ending ending;
    private final Wishing wishing;

    ResourceTasks(ResourceRecords records, Providing providing, Ending ending, Wishing wishing) {
        this.records = records;
        this.providing = providing;
        this.ending = ending;
        this.wishing = wishing;
    }

    @Override
    public String processKey() {
        return ResourceFlow.PROCESS;
    }

    @Override
    public void completed(Actor actor, Task task, Map<String, Object> values) {
        String key = task.businessKey();
        switch (task.step()) {
            case "provide" -> providing.fulfil(actor, key, String.valueOf(values.getOrDefault("itemName", "")), false);
            case "reclaim" -> ending.reclaimed(actor, key, false);
            case "clear-up" ->
                records.written(
                        actor,
                        "clear-up",
                        records.locked(key),
                        Map.of("text", String.valueOf(values.getOrDefault("text", ""))));
            default -> throw new IllegalStateException("no such task of a resource: " + task.step());
        }
    }

    /** An application ends with its process. What there is already goes on, and is withdrawn in its own page. */
    @Override
    public void withdrawn(Actor actor, String businessKey, String reason) {
        Resource resource = records.locked(businessKey);
        if (resource.state() != State.WANTED) {
            TaskRules.super.withdrawn(actor, businessKey, reason);
        }
        wishing.withdrawn(actor, resource, reason);
    }
}
