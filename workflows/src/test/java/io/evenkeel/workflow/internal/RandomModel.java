package io.evenkeel.workflow.internal;

import java.util.Random;

/** A random process of tasks, approvals, choices, loops, parallel branches and sub-processes that can come to its end. */
final class RandomModel {
    private static final String[] GROUPS = {"service-desk", "everybody", "managers,service-desk"};

    private final Random random;
    private final String process;
    private final StringBuilder nodes = new StringBuilder();
    private int last;

    RandomModel(Random random, String process) {
        this.random = random;
        this.process = process;
    }

    String bpmn() {
        node("<bpmn:startEvent id=\"start\"/>");
        String end = blocks("start", 0);
        node("<bpmn:endEvent id=\"end\"/>");
        flow(end, "end", "");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://evenkeel.io/tests">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                %s  </bpmn:process>
                </bpmn:definitions>
                """.formatted(process, nodes);
    }

    private String blocks(String from, int depth) {
        String at = from;
        for (int i = 0; i <= random.nextInt(3); i++) {
            at = block(at, depth);
        }
        return at;
    }

    /** Adds one after {@code from}; the id of its end. */
    private String block(String from, int depth) {
        return switch (depth > 2 ? random.nextInt(2) : random.nextInt(5)) {
            case 0 -> task(from);
            case 1 -> approval(from);
            case 2 -> parallel(from, depth);
            case 3 -> subProcess(from, depth);
            default -> triedAgain(from);
        };
    }

    private String task(String from) {
        String id = next("task");
        node("<bpmn:userTask id=\"%s\" name=\"%s\" camunda:candidateGroups=\"%s\"/>"
                .formatted(id, id, GROUPS[random.nextInt(GROUPS.length)]));
        flow(from, id, "");
        return id;
    }

    private String vote(String from) {
        String id = next("vote");
        node("""
                <bpmn:userTask id="%s" name="%s" camunda:candidateGroups="everybody"><bpmn:extensionElements>\
                <camunda:properties><camunda:property name="approval" value="%d"/>\
                <camunda:property name="refuse" value="%s"/></camunda:properties></bpmn:extensionElements></bpmn:userTask>""".formatted(id, id, 1 + random.nextInt(2), random.nextBoolean() ? "majority" : "one-no"));
        flow(from, id, "");
        return id;
    }

    /** What is refused goes on another way and meets the granted again. */
    private String approval(String from) {
        String vote = vote(from);
        String granted = gateway("exclusiveGateway");
        String met = gateway("exclusiveGateway");
        flow(vote, granted, "");
        flow(granted, met, "${granted}");
        String other = next("task");
        node("<bpmn:userTask id=\"%s\" name=\"%s\" camunda:candidateGroups=\"everybody\"/>".formatted(other, other));
        flow(granted, other, "${!granted}");
        flow(other, met, "");
        return met;
    }

    /** What is refused is done again. */
    private String triedAgain(String from) {
        String entry = gateway("exclusiveGateway");
        flow(from, entry, "");
        String vote = vote(task(entry));
        String granted = gateway("exclusiveGateway");
        flow(vote, granted, "");
        flow(granted, entry, "${!granted}");
        String on = gateway("exclusiveGateway");
        flow(granted, on, "${granted}");
        return on;
    }

    /** Votes in parallel branches would write the same variable: only tasks run side by side. */
    private String parallel(String from, int depth) {
        String split = gateway("parallelGateway");
        String join = gateway("parallelGateway");
        flow(from, split, "");
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            String at = task(split);
            if (depth < 2 && random.nextBoolean()) {
                at = task(at);
            }
            flow(at, join, "");
        }
        return join;
    }

    private String subProcess(String from, int depth) {
        String id = next("part");
        nodes.append("<bpmn:subProcess id=\"").append(id).append("\">\n");
        String start = next("begin");
        node("<bpmn:startEvent id=\"" + start + "\"/>");
        String at = blocks(start, depth + 1);
        String end = next("over");
        node("<bpmn:endEvent id=\"" + end + "\"/>");
        flow(at, end, "");
        nodes.append("</bpmn:subProcess>\n");
        flow(from, id, "");
        return id;
    }

    private String gateway(String kind) {
        String id = next("gate");
        node("<bpmn:%s id=\"%s\"/>".formatted(kind, id));
        return id;
    }

    private void flow(String from, String to, String condition) {
        String id = next("flow");
        String inner = condition.isEmpty()
                ? ""
                : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                        + "</bpmn:conditionExpression>";
        node("<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</bpmn:sequenceFlow>"
                .formatted(id, from, to, inner));
    }

    private String next(String kind) {
        return kind + ++last;
    }

    private void node(String xml) {
        nodes.append("    ").append(xml).append('\n');
    }
}
