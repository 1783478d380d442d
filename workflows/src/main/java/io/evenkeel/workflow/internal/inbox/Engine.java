package io.evenkeel.workflow.internal.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.history.HistoricActivityInstance;
import org.operaton.bpm.engine.runtime.Execution;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.Task;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the inbox asks of the process engine. All in the caller's transaction. */
@Component
public class Engine {
    private static final int MOST_WAITING = 50;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final RepositoryService repository;

    /** The engine is made with listeners that need the inbox, and the inbox needs the engine: it comes when it is asked. */
    Engine(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            @Lazy HistoryService history,
            @Lazy RepositoryService repository) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.repository = repository;
    }

    void complete(String task, Map<String, Object> variables) {
        tasks.complete(task, Values.toEngine(variables));
    }

    void assign(String task, Optional<String> person) {
        tasks.setAssignee(task, person.orElse(null));
    }

    Map<String, Object> variables(String instance) {
        return Values.fromEngine(runtime.getVariables(instance));
    }

    /** The key of the one process that runs for it; empty where none or several do. */
    String processOf(String businessKey) {
        List<ProcessInstance> running = running(businessKey);
        return running.size() == 1 ? String.valueOf(running.getFirst().getProcessDefinitionKey()) : "";
    }

    /** Not those that others called. */
    List<ProcessInstance> running(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .list();
    }

    /** @return whether anybody waited for it */
    public boolean tell(String message, String businessKey, Map<String, Object> variables) {
        return tell(message, businessKey, variables, _ -> true);
    }

    /** Only where this approval is waited for: a process that asked again meanwhile hears of the new one alone. */
    void tellDecision(String message, String businessKey, String approval, Map<String, Object> variables) {
        tell(message, businessKey, variables, execution -> {
            Object awaited = runtime.getVariable(execution, ApprovalBook.APPROVAL);
            return awaited == null || awaited.equals(approval);
        });
    }

    private boolean tell(
            String message, String businessKey, Map<String, Object> variables, Predicate<String> whichExecution) {
        Set<String> told = new HashSet<>();
        for (int i = 0; i < MOST_WAITING; i++) {
            // Asked anew each time: the one before may have ended the others' waiting.
            Optional<String> next = runtime
                    .createExecutionQuery()
                    .messageEventSubscriptionName(message)
                    .processInstanceBusinessKey(businessKey)
                    .list()
                    .stream()
                    .map(Execution::getId)
                    .filter(execution -> !told.contains(execution))
                    .filter(whichExecution)
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            told.add(next.get());
            runtime.messageEventReceived(message, next.get(), Values.toEngine(variables));
        }
        return !told.isEmpty();
    }

    public void end(String businessKey, String reason) {
        running(businessKey).forEach(process -> runtime.deleteProcessInstance(process.getId(), reason));
    }

    /** Steps of the process that were done, not given up. */
    Set<String> stepsDone(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("userTask")
                .finished()
                .list()
                .stream()
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(java.util.stream.Collectors.toSet());
    }

    /** The model that a process runs on. */
    Optional<BpmnModelInstance> modelOf(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).list().stream()
                .findFirst()
                .map(ProcessInstance::getProcessDefinitionId)
                .map(repository::getBpmnModelInstance);
    }

    /** The tasks that wait at this step of the process. */
    List<String> waitingAt(String instance, String step) {
        return tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(step).list().stream()
                .map(Task::getId)
                .toList();
    }

    void moveBack(String instance, String from, String to) {
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity(from)
                .startBeforeActivity(to)
                .execute();
    }
}
