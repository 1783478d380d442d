package io.evenkeel.workflow.internal.own;

import static io.evenkeel.workflow.internal.own.BpmnCheck.camunda;
import static io.evenkeel.workflow.internal.own.Spaces.BPMN;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each step of a bundle's model must say, and with what it may fit. */
final class StepCheck {
    static final String E_MAIL = "e-mail";
    static final String SET_FIELD = "set-field";
    static final String CREATE_TICKET = "create-ticket";
    static final String WEBHOOK = "webhook";

    /** What a service task can do, with what it must say; nothing else can be done. */
    static final Map<String, Set<String>> TOPICS = Map.of(
            E_MAIL, Set.of("to", "subject", "text"),
            CREATE_TICKET, Set.of("title", "text"),
            WEBHOOK, Set.of("url", "fields"),
            SET_FIELD, Set.of());

    private static final Map<String, Set<String>> MAY_SAY = Map.of(WEBHOOK, Set.of("answers", "within"));
    private static final Set<String> OF_USER_TASKS = Set.of("approval", "refuse", "returnable");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final String file;
    private final Findings findings;
    private final Set<String> forms;
    private final Set<String> decisions;
    private final Set<String> processes;

    StepCheck(String file, Findings findings, Set<String> forms, Set<String> decisions, Set<String> processes) {
        this.file = file;
        this.findings = findings;
        this.forms = forms;
        this.decisions = decisions;
        this.processes = processes;
    }

    void check(Xml root) {
        root.all()
                .filter(element -> element.name().getNamespaceURI().equals(BPMN))
                .forEach(element -> {
                    switch (element.local()) {
                        case "process" -> BpmnCheck.groups(element, "candidateStarterGroups", file, findings);
                        case "userTask" -> userTask(element);
                        case "serviceTask" -> serviceTask(element);
                        case "businessRuleTask" -> businessRuleTask(element);
                        case "callActivity" ->
                            must(
                                    element,
                                    processes.contains(
                                            element.attribute("calledElement").orElse("")),
                                    "It calls a process that is not in the bundle.");
                        case "startEvent", "intermediateThrowEvent" ->
                            must(element, definitions(element).isEmpty(), "It may not wait for or throw anything.");
                        case "endEvent" ->
                            must(
                                    element,
                                    Set.of("", "terminateEventDefinition").contains(definitions(element)),
                                    "An end may only end, or terminate.");
                        case "intermediateCatchEvent", "boundaryEvent" ->
                            must(
                                    element,
                                    Set.of("messageEventDefinition", "timerEventDefinition")
                                            .contains(definitions(element)),
                                    "It waits for one message or one time.");
                        case "sequenceFlow" -> condition(element);
                        case "timerEventDefinition" -> timer(element);
                        case "message" ->
                            must(
                                    element,
                                    Spaces.KEY
                                                    .matcher(element.attribute("name")
                                                            .orElse(""))
                                                    .matches()
                                            && !element.attribute("name")
                                                    .orElse("")
                                                    .startsWith("approval-"),
                                    "A message has a name of a-z, 0-9 and -.");
                        case "extensionElements", "documentation" -> {
                            // read with the element around
                        }
                        default -> {
                            // nothing more to say
                        }
                    }
                    form(element);
                });
    }

    private void form(Xml element) {
        camunda(element, "formKey")
                .filter(form -> !forms.contains(form))
                .ifPresent(form -> wrong(element, "There is no form " + Spaces.shortened(form) + " in the bundle."));
    }

    private static String definitions(Xml element) {
        return element.children().stream()
                .map(Xml::local)
                .filter(local -> local.endsWith("EventDefinition"))
                .collect(java.util.stream.Collectors.joining(" "));
    }

    private void userTask(Xml task) {
        Set<String> groups = BpmnCheck.groups(task, "candidateGroups", file, findings);
        Optional<String> assignee = camunda(task, "assignee");
        must(
                task,
                !groups.isEmpty() || assignee.isPresent(),
                "It waits for nobody: name candidateGroups or an assignee.");
        assignee.ifPresent(text -> oneExpression(task, text, "assignee"));
        camunda(task, "dueDate").ifPresent(text -> oneExpression(task, text, "dueDate"));
        properties(task).forEach((name, value) -> {
            boolean known = OF_USER_TASKS.contains(name) || name.equals("zh");
            must(task, known && !Spaces.mentionsExpression(value), "The property " + name + " is not known here.");
        });
        Spaces.property(task, "approval")
                .ifPresent(yes ->
                        must(task, yes.matches("[1-9]|1[0-9]|20"), "approval is how many yes are needed, 1 to 20."));
    }

    private void serviceTask(Xml task) {
        String topic = camunda(task, "topic").orElse("");
        must(
                task,
                camunda(task, "type").equals(Optional.of("external")) && TOPICS.containsKey(topic),
                "A service task is external with one of the topics "
                        + String.join(", ", TOPICS.keySet().stream().sorted().toList()) + ".");
        Set<String> needed = TOPICS.getOrDefault(topic, Set.of());
        Map<String, String> said = properties(task);
        needed.stream()
                .filter(name -> !said.containsKey(name))
                .forEach(name -> wrong(task, "The property " + name + " is missing."));
        said.forEach((name, value) -> {
            boolean known = topic.equals(SET_FIELD)
                    ? Spaces.settable(name)
                    : needed.contains(name)
                            || MAY_SAY.getOrDefault(topic, Set.of()).contains(name)
                            || name.equals("zh");
            must(task, known, "The property " + name + " is not known here, or may not be set.");
            Spaces.template(value, what -> wrong(task, what));
        });
        if (topic.equals(WEBHOOK)) {
            said.forEach((name, value) -> WebhookWords.wrong(name, value).ifPresent(what -> wrong(task, what)));
        }
    }

    private void businessRuleTask(Xml task) {
        must(
                task,
                decisions.contains(camunda(task, "decisionRef").orElse("")),
                "It asks a decision that is not in the bundle.");
        must(
                task,
                camunda(task, "resultVariable").filter(Spaces::settable).isPresent(),
                "resultVariable is missing or taken.");
        must(
                task,
                camunda(task, "mapDecisionResult").equals(Optional.of("singleEntry")),
                "mapDecisionResult is singleEntry.");
    }

    private void condition(Xml flow) {
        flow.child(BPMN, "conditionExpression").ifPresent(condition -> {
            must(
                    condition,
                    condition.attributes().keySet().stream()
                            .noneMatch(name -> name.getLocalPart().equals("language")),
                    "A language is not allowed.");
            oneExpression(condition, condition.text(), "condition");
        });
    }

    private void timer(Xml timer) {
        must(timer, timer.children().size() == 1, "A timer has one duration or one date.");
        timer.children().forEach(when -> {
            if (Spaces.mentionsExpression(when.text())) {
                oneExpression(when, when.text(), "timer");
            } else if (!isTime(when)) {
                wrong(
                        when,
                        "A duration is one such as PT2H or P3D, from a minute to 366 days; a date is one such as"
                                + " 2027-01-31T08:00:00Z.");
            }
        });
    }

    private static boolean isTime(Xml when) {
        try {
            String text = when.text().strip();
            if (when.local().equals("timeDate")) {
                Instant.parse(text);
                return true;
            }
            return isDuration(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static boolean isDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void oneExpression(Xml element, String text, String what) {
        Spaces.template(text.strip(), why -> wrong(element, why))
                .filter(template -> template.isFixed()
                        || template.parts().size() != 3
                        || !String.valueOf(template.parts().getFirst()).isEmpty()
                        || !String.valueOf(template.parts().getLast()).isEmpty())
                .ifPresent(template -> wrong(element, "The " + what + " is one expression in ${ }."));
    }

    private Map<String, String> properties(Xml element) {
        Map<String, String> properties = new java.util.TreeMap<>();
        element.child(BPMN, "extensionElements").stream()
                .flatMap(extension -> extension.all(Spaces.CAMUNDA, "property"))
                .forEach(property -> properties.put(
                        property.attribute("name").orElse(""),
                        property.attribute("value").orElse("")));
        return properties;
    }

    private void must(Xml element, boolean fine, String what) {
        if (!fine) {
            wrong(element, what);
        }
    }

    private void wrong(Xml element, String what) {
        findings.add(file, element.line(), (element.id().isEmpty() ? "" : element.id() + ": ") + what);
    }
}
