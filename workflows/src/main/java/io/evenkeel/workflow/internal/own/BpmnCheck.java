package io.evenkeel.workflow.internal.own;

import static io.evenkeel.workflow.internal.own.Spaces.BPMN;
import static io.evenkeel.workflow.internal.own.Spaces.CAMUNDA;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** Which elements, attributes and texts a model of a bundle may have. What stands in no list is refused. */
final class BpmnCheck {
    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "process",
            "documentation",
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
            "boundaryEvent",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "message",
            "messageEventDefinition",
            "timerEventDefinition",
            "timeDuration",
            "timeDate",
            "terminateEventDefinition",
            "extensionElements",
            "textAnnotation",
            "association",
            "text",
            "laneSet",
            "lane",
            "flowNodeRef",
            "collaboration",
            "participant");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "sourceRef",
            "targetRef",
            "default",
            "attachedToRef",
            "cancelActivity",
            "messageRef",
            "isExecutable",
            "calledElement",
            "gatewayDirection",
            "processType",
            "isClosed",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "textFormat",
            "associationDirection",
            "processRef",
            "expressionLanguage",
            "typeLanguage");
    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = Map.of(
            "process", Set.of("historyTimeToLive", "versionTag", "candidateStarterGroups", "isStartableInTasklist"),
            "startEvent", Set.of("formKey"),
            "userTask", Set.of("candidateGroups", "assignee", "formKey", "dueDate"),
            "serviceTask", Set.of("type", "topic"),
            "businessRuleTask", Set.of("decisionRef", "resultVariable", "mapDecisionResult"));
    private static final Set<String> WITH_EXPRESSION = Set.of("conditionExpression", "timeDuration", "timeDate");
    private static final int LONGEST_NAME = 200;
    /** Ids stand in quotes in what is written for the engine. */
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,100}");

    private final String file;
    private final Findings findings;

    BpmnCheck(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(Xml root) {
        if (!root.name().equals(new QName(BPMN, "definitions"))) {
            wrong(root, "It is no BPMN 2.0 model.");
            return;
        }
        checkAll(root);
    }

    private void checkAll(Xml element) {
        if (Spaces.DRAWING.contains(element.name().getNamespaceURI())) {
            element.all().forEach(this::drawing);
            return;
        }
        if (element.name().getNamespaceURI().equals(CAMUNDA)) {
            extension(element);
        } else if (!element.name().getNamespaceURI().equals(BPMN) || !ELEMENTS.contains(element.local())) {
            wrong(element, "The element " + element.local() + " is not allowed.");
            return;
        } else {
            attributes(element);
            if (Spaces.mentionsExpression(element.text()) && !WITH_EXPRESSION.contains(element.local())) {
                wrong(element, "An expression is not allowed here.");
            }
        }
        element.children().forEach(this::checkAll);
    }

    private void drawing(Xml element) {
        if (!Spaces.DRAWING.contains(element.name().getNamespaceURI())
                && !element.name().getNamespaceURI().contains("color")) {
            wrong(element, "The element " + element.local() + " is not allowed in a drawing.");
        }
    }

    /** Only properties: fields, listeners, connectors, forms, inputs and outputs can all carry code. */
    private void extension(Xml element) {
        if (!Set.of("properties", "property").contains(element.local())) {
            wrong(element, "camunda:" + element.local() + " is not allowed.");
        }
        element.attributes().forEach((name, value) -> {
            if (!Set.of("name", "value", "id").contains(name.getLocalPart())) {
                wrong(element, "The attribute " + name.getLocalPart() + " is not allowed.");
            }
        });
        if (!element.text().isBlank()) {
            wrong(element, "A text is not allowed here.");
        }
    }

    private void attributes(Xml element) {
        element.attributes().forEach((name, value) -> {
            String space = name.getNamespaceURI();
            String local = name.getLocalPart();
            if (space.isEmpty()) {
                plain(element, local, value);
            } else if (space.equals(CAMUNDA)) {
                if (!CAMUNDA_ATTRIBUTES.getOrDefault(element.local(), Set.of()).contains(local)) {
                    wrong(element, "camunda:" + local + " is not allowed here.");
                }
            } else if (!isHarmless(space, local, value)) {
                wrong(element, "The attribute " + local + " is not allowed.");
            }
        });
    }

    private void plain(Xml element, String local, String value) {
        if (!ATTRIBUTES.contains(local)) {
            wrong(element, "The attribute " + local + " is not allowed.");
        } else if (Spaces.mentionsExpression(value)) {
            wrong(element, "An expression is not allowed in " + local + ".");
        } else if (value.length() > LONGEST_NAME) {
            wrong(element, local + " is longer than " + LONGEST_NAME + " characters.");
        } else if (local.equals("id") && !ID.matcher(value).matches()) {
            wrong(element, "An id has letters, digits, points, - and _ only.");
        }
    }

    /** What modellers write for themselves; it does not go on to the engine. */
    private static boolean isHarmless(String space, String local, String value) {
        if (space.equals(Spaces.XSI)) {
            return local.equals("schemaLocation")
                    || (local.equals("type")
                            && (value.equals("tFormalExpression") || value.endsWith(":tFormalExpression")));
        }
        return space.contains("color") || space.equals("http://camunda.org/schema/modeler/1.0");
    }

    /** The groups named in an attribute; wrong ones are findings. */
    static Set<String> groups(Xml element, String attribute, String file, Findings findings) {
        Stream<String> names = element.attribute(CAMUNDA, attribute).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip);
        Set<String> groups = names.collect(Collectors.toSet());
        if (!groups.stream().allMatch(name -> Spaces.KEY.matcher(name).matches())) {
            findings.add(
                    file,
                    element.line(),
                    "camunda:" + attribute + " is a list of teams or roles, such as service-desk.");
        }
        return groups;
    }

    static Optional<String> camunda(Xml element, String local) {
        return element.attribute(CAMUNDA, local);
    }

    private void wrong(Xml element, String what) {
        findings.add(file, element.line(), what);
    }
}
