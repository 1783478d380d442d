package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.util.Map;

/**
 * A room's word on what people do with the tasks of its process, in the same transaction; refusing undoes the act. One bean
 * for a process at most, of the room that owns it.
 */
public interface TaskRules {

    String processKey();

    /**
     * A person completes a task.
     *
     * @param values as the form has them, already checked by its schema
     */
    void completed(Actor actor, Task task, Map<String, Object> values);

    /** Whoever asked takes the whole back; the process ends after this. Refused unless the room allows it. */
    default void withdrawn(Actor actor, String businessKey, String reason) {
        throw new io.evenkeel.audit.Refusal(
                io.evenkeel.audit.Refusal.Kind.CONFLICT,
                "withdraw-elsewhere",
                "This cannot be withdrawn from the inbox. Open " + businessKey + " and withdraw it there.");
    }
}
