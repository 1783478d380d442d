package io.evenkeel.workflow.internal.inbox;

import java.util.List;
import java.util.function.Supplier;
import org.operaton.bpm.engine.delegate.TaskListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** Makes the engine tell {@link TaskWatch} of every user task that a model has. */
public final class TaskWatching implements BpmnParseListener {
    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final TaskListener watch;

    /** @param watch asked for when the first task begins: the engine is made before it */
    public TaskWatching(Supplier<TaskWatch> watch) {
        this.watch = task -> watch.get().notify(task);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            EVENTS.forEach(event -> behavior.getTaskDefinition().addBuiltInTaskListener(event, watch));
        }
    }
}
