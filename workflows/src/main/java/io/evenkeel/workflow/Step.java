package io.evenkeel.workflow;

import java.util.Map;

/**
 * What a service task of a shipped model does; a bean of the room that owns the model. In the model: {@code
 * camunda:expression="${steps.run(execution, 'change.open-window')}"} with {@code camunda:asyncBefore="true"}, so that
 * what fails is tried again by itself and shown in the monitor.
 */
public interface Step {

    /** Room first: {@code change.open-window}. */
    String name();

    /**
     * Does it, in the transaction of the process; repeatable by key. Never waits for a network.
     *
     * @return values that become variables of the process
     */
    Map<String, Object> run(String businessKey, Map<String, Object> variables);
}
