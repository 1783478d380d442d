package io.evenkeel.workflow.internal.own;

import java.util.Set;
import java.util.regex.Pattern;

/** Which decisions a bundle may have: tables whose cells are FEEL without functions of their own. */
final class DmnCheck {
    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "decision",
            "decisionTable",
            "input",
            "inputExpression",
            "text",
            "inputValues",
            "output",
            "outputValues",
            "rule",
            "inputEntry",
            "outputEntry",
            "description",
            "informationRequirement",
            "requiredDecision",
            "requiredInput",
            "inputData",
            "variable",
            "extensionElements");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "label",
            "namespace",
            "exporter",
            "exporterVersion",
            "hitPolicy",
            "aggregation",
            "preferredOrientation",
            "typeRef",
            "href",
            "expressionLanguage",
            "typeLanguage",
            "outputLabel");
    private static final Pattern FUNCTIONS = Pattern.compile("(?i)\\b(function|external|java|invoke)\\b");
    private static final int LONGEST = 500;

    private final String file;
    private final Findings findings;

    DmnCheck(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(Xml root) {
        if (!Spaces.DMN.contains(root.name().getNamespaceURI()) || !root.local().equals("definitions")) {
            wrong(root, "It is no DMN model.");
            return;
        }
        root.children().stream().filter(child -> !isDrawing(child)).forEach(this::checkAll);
        root.children().removeIf(DmnCheck::isDrawing);
        checkAttributes(root);
    }

    private static boolean isDrawing(Xml element) {
        return element.name().getNamespaceURI().contains("/DMNDI/");
    }

    private void checkAll(Xml element) {
        if (!Spaces.DMN.contains(element.name().getNamespaceURI()) || !ELEMENTS.contains(element.local())) {
            wrong(element, "The element " + element.local() + " is not allowed: decisions are tables in FEEL.");
            return;
        }
        checkAttributes(element);
        if (element.local().equals("text")) {
            String text = element.text();
            if (FUNCTIONS.matcher(text).find() || Spaces.mentionsExpression(text) || text.length() > LONGEST) {
                wrong(
                        element,
                        "\"" + Spaces.shortened(text) + "\" is not allowed: no functions, at most 500 characters.");
            }
        }
        element.children().forEach(this::checkAll);
    }

    private void checkAttributes(Xml element) {
        element.attributes().forEach((name, value) -> {
            String local = name.getLocalPart();
            boolean camunda = name.getNamespaceURI().equals(Spaces.CAMUNDA_DMN);
            boolean plain = name.getNamespaceURI().isEmpty() && ATTRIBUTES.contains(local);
            boolean modeller = name.getNamespaceURI().equals("http://camunda.org/schema/modeler/1.0")
                    || name.getNamespaceURI().contains("/DMNDI/");
            if (!plain
                    && !modeller
                    && !(camunda && Set.of("historyTimeToLive", "versionTag").contains(local))) {
                wrong(element, "The attribute " + local + " is not allowed.");
            }
            if (local.equals("expressionLanguage")
                    && !value.toLowerCase(java.util.Locale.ROOT).contains("feel")) {
                wrong(element, "The language " + Spaces.shortened(value) + " is not allowed: decisions are in FEEL.");
            }
            if (Spaces.mentionsExpression(value)) {
                wrong(element, "An expression is not allowed in " + local + ".");
            }
        });
    }

    private void wrong(Xml element, String what) {
        findings.add(file, element.line(), what);
    }
}
