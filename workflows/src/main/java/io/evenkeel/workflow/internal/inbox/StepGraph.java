package io.evenkeel.workflow.internal.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.ComplexGateway;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.InclusiveGateway;
import org.operaton.bpm.model.bpmn.instance.ParallelGateway;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.UserTask;

/**
 * Which steps of a model lie before one, so that it can be returned to them without leaving a branch behind: on a way that
 * leads here, in the same scope, not beyond where branches split or join. Pure.
 */
final class StepGraph {
    private final BpmnModelInstance model;
    private final Map<String, List<FlowNode>> sources;

    StepGraph(BpmnModelInstance model) {
        this.model = model;
        // By the flows themselves: the elements that repeat them at each node are optional.
        this.sources = model.getModelElementsByType(SequenceFlow.class).stream()
                .collect(Collectors.groupingBy(
                        flow -> flow.getTarget().getId(),
                        Collectors.mapping(SequenceFlow::getSource, Collectors.toList())));
    }

    /** The nearest first. */
    List<UserTask> before(String step) {
        List<UserTask> found = new ArrayList<>();
        if (!(model.getModelElementById(step) instanceof UserTask here) || here.getLoopCharacteristics() != null) {
            return found;
        }
        Set<String> seen = new HashSet<>(Set.of(step));
        Deque<FlowNode> open = new ArrayDeque<>(List.of((FlowNode) here));
        while (!open.isEmpty()) {
            for (FlowNode node : directlyBefore(open.removeFirst())) {
                if (!seen.add(node.getId()) || branches(node)) {
                    continue;
                }
                if (node instanceof UserTask task && returnable(task)) {
                    found.add(task);
                }
                open.add(node);
            }
        }
        return found;
    }

    private List<FlowNode> directlyBefore(FlowNode node) {
        if (node instanceof BoundaryEvent event) {
            return List.of(event.getAttachedTo());
        }
        return sources.getOrDefault(node.getId(), List.of());
    }

    private static boolean branches(FlowNode node) {
        return node instanceof ParallelGateway || node instanceof InclusiveGateway || node instanceof ComplexGateway;
    }

    private static boolean returnable(UserTask task) {
        return task.getLoopCharacteristics() == null
                && !ModelWords.property(task, "returnable").equals(Optional.of("no"));
    }
}
