package io.evenkeel.workflow.internal.own;

import static io.evenkeel.workflow.internal.own.Spaces.BPMN;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a process could run in a circle without ever waiting for anybody or any time, by its flows or by calling itself:
 * it would run for ever at full speed.
 */
final class WaitCheck {
    private static final Set<String> WAITING = Set.of("userTask", "intermediateCatchEvent", "boundaryEvent");
    private static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent");

    private final Map<String, Xml> processes;

    /** @param processes of the whole bundle by id */
    WaitCheck(Map<String, Xml> processes) {
        this.processes = Map.copyOf(processes);
    }

    /** A node on a circle without waiting, if there is one in this process or in what is inside. */
    Optional<Xml> circle(Xml scope) {
        Map<String, List<String>> next = flows(scope);
        Map<String, Xml> nodes = nodes(scope);
        Optional<Xml> here = nodes.values().stream()
                .filter(node -> !waits(node, new HashSet<>()))
                .filter(node -> reachable(node.id(), node.id(), next, nodes))
                .findFirst();
        return here.or(() -> scope.children().stream()
                .filter(child -> child.local().equals("subProcess"))
                .flatMap(child -> circle(child).stream())
                .findFirst());
    }

    /** A process that calls itself, over whatever others. */
    Optional<Xml> selfCalling() {
        return processes.values().stream()
                .filter(process -> calls(process, process.id(), new HashSet<>()))
                .findFirst();
    }

    private boolean calls(Xml process, String wanted, Set<String> seen) {
        return process.all(BPMN, "callActivity")
                .map(call -> call.attribute("calledElement").orElse(""))
                .anyMatch(called -> called.equals(wanted)
                        || (processes.containsKey(called)
                                && seen.add(called)
                                && calls(processes.get(called), wanted, seen)));
    }

    private boolean reachable(String from, String to, Map<String, List<String>> next, Map<String, Xml> nodes) {
        Deque<String> open = new ArrayDeque<>(next.getOrDefault(from, List.of()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String node = open.removeFirst();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node) && nodes.containsKey(node) && !waits(nodes.get(node), new HashSet<>())) {
                open.addAll(next.getOrDefault(node, List.of()));
            }
        }
        return false;
    }

    /** Whether nothing gets through it without waiting. */
    private boolean waits(Xml node, Set<String> calling) {
        return switch (node.local()) {
            case "subProcess" -> !passes(node, calling);
            case "callActivity" -> {
                String called = node.attribute("calledElement").orElse("");
                yield processes.containsKey(called) && calling.add(called) && !passes(processes.get(called), calling);
            }
            default -> WAITING.contains(node.local());
        };
    }

    /** Whether an end can be reached from the start without waiting. */
    private boolean passes(Xml scope, Set<String> calling) {
        Map<String, List<String>> next = flows(scope);
        Map<String, Xml> nodes = nodes(scope);
        Deque<String> open = new ArrayDeque<>();
        nodes.values().stream()
                .filter(node -> node.local().equals("startEvent"))
                .forEach(node -> open.add(node.id()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            Xml node = nodes.get(id);
            if (node == null || !seen.add(id) || waits(node, calling)) {
                continue;
            }
            if (next.getOrDefault(id, List.of()).isEmpty()) {
                return true;
            }
            open.addAll(next.get(id));
        }
        return false;
    }

    private static Map<String, Xml> nodes(Xml scope) {
        Map<String, Xml> nodes = new HashMap<>();
        scope.children().stream()
                .filter(child -> NODES.contains(child.local()))
                .forEach(child -> nodes.put(child.id(), child));
        return nodes;
    }

    private static Map<String, List<String>> flows(Xml scope) {
        Map<String, List<String>> next = new HashMap<>();
        for (Xml child : scope.children()) {
            if (child.local().equals("sequenceFlow")) {
                next.computeIfAbsent(child.attribute("sourceRef").orElse(""), _ -> new java.util.ArrayList<>())
                        .add(child.attribute("targetRef").orElse(""));
            }
        }
        return next;
    }
}
