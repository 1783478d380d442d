package io.evenkeel.workflow.internal.own;

import static io.evenkeel.workflow.internal.own.Spaces.BPMN;
import static io.evenkeel.workflow.internal.own.Spaces.CAMUNDA;

import io.evenkeel.workflow.internal.inbox.OwnKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;

/**
 * Writes a checked bundle anew for the engine. Every expression becomes a property that only {@link OwnCalls} reads, and
 * in its place stands a call of ours that names the element. Processes and decisions get keys of their own, so that no
 * bundle meets another or what is shipped.
 */
final class Rewriting {
    /** Property of a service task: what it does. */
    static final String DOES = "own-does";

    private static final String KEPT_FOR = "P180D";

    private final String bundle;
    private final int version;

    Rewriting(String bundle, int version) {
        this.bundle = bundle;
        this.version = version;
    }

    /** The key of a process or decision of the bundle. */
    static String key(String bundle, String id) {
        return OwnKeys.PREFIX + bundle + (id.equals(bundle) ? "" : "." + id);
    }

    static String form(String bundle, int version, String form) {
        return OwnKeys.PREFIX + bundle + ":" + version + ":" + form;
    }

    /** By file. Changes the trees of the bundle. */
    Map<String, String> written(CheckedBundle checked) {
        Map<String, String> files = new TreeMap<>();
        checked.models().forEach((file, root) -> {
            List<Xml> processes = root.all(BPMN, "process").toList();
            root.all().toList().forEach(this::element);
            processes.forEach(process -> Waiting.forAnswers(root, process));
            files.put(file, root.write());
        });
        checked.decisions().forEach((file, root) -> {
            root.all().toList().forEach(this::decision);
            files.put(file, root.write());
        });
        return files;
    }

    private void element(Xml element) {
        // What modellers write for themselves.
        element.attributes()
                .keySet()
                .removeIf(name -> !name.getNamespaceURI().isEmpty()
                        && !name.getNamespaceURI().equals(CAMUNDA));
        String space = element.name().getNamespaceURI();
        if (space.equals(Spaces.DIAGRAM) && element.local().equals("BPMNPlane")) {
            renamed(element, "bpmnElement");
        }
        if (!space.equals(BPMN)) {
            return;
        }
        switch (element.local()) {
            case "process" -> process(element);
            case "participant" -> renamed(element, "processRef");
            case "startEvent" -> remove(element, "formKey");
            case "userTask" -> userTask(element);
            case "serviceTask" -> serviceTask(element);
            case "businessRuleTask" -> businessRuleTask(element);
            case "callActivity" -> callActivity(element);
            case "sequenceFlow" -> condition(element);
            case "intermediateCatchEvent", "boundaryEvent" -> timer(element);
            default -> {
                // as it is
            }
        }
    }

    private void renamed(Xml element, String attribute) {
        element.attribute(attribute)
                .filter(id -> Spaces.KEY.matcher(id).matches())
                .ifPresent(id -> element.set(attribute, key(bundle, id)));
    }

    private void process(Xml process) {
        process.set("id", key(bundle, process.id()));
        process.set(CAMUNDA, "historyTimeToLive", KEPT_FOR);
        remove(process, "candidateStarterGroups");
        remove(process, "isStartableInTasklist");
    }

    private void userTask(Xml task) {
        for (String attribute : Set.of("assignee", "dueDate")) {
            BpmnCheck.camunda(task, attribute).ifPresent(text -> {
                property(task, "own-" + attribute, text);
                task.set(CAMUNDA, attribute, call("value", task.id(), attribute));
            });
        }
        BpmnCheck.camunda(task, "formKey").ifPresent(form -> task.set(CAMUNDA, "formKey", form(bundle, version, form)));
    }

    private static void serviceTask(Xml task) {
        property(task, DOES, BpmnCheck.camunda(task, "topic").orElseThrow());
        remove(task, "type");
        remove(task, "topic");
        task.set(CAMUNDA, "expression", "${own.run(execution)}");
        task.set(CAMUNDA, "asyncBefore", "true");
    }

    private void businessRuleTask(Xml task) {
        task.set(
                CAMUNDA,
                "decisionRef",
                key(bundle, BpmnCheck.camunda(task, "decisionRef").orElseThrow() + ".table"));
        task.set(CAMUNDA, "decisionRefBinding", "deployment");
    }

    private void callActivity(Xml call) {
        call.set("calledElement", key(bundle, call.attribute("calledElement").orElseThrow()));
        call.set(CAMUNDA, "calledElementBinding", "deployment");
        Xml extension = extension(call);
        Xml in = new Xml(new QName(CAMUNDA, "in"), call.line());
        in.set("variables", "all");
        Xml key = new Xml(new QName(CAMUNDA, "in"), call.line());
        key.set("businessKey", "#{execution.processBusinessKey}");
        Xml out = new Xml(new QName(CAMUNDA, "out"), call.line());
        out.set("variables", "all");
        extension.children().add(in);
        extension.children().add(key);
        extension.children().add(out);
    }

    private static void condition(Xml flow) {
        flow.child(BPMN, "conditionExpression").ifPresent(condition -> {
            property(flow, "own-condition", condition.text().strip());
            condition.attributes().clear();
            condition.say("${own.holds(execution, '" + flow.id() + "')}");
        });
    }

    private static void timer(Xml event) {
        Optional<Xml> when = event.child(BPMN, "timerEventDefinition")
                .flatMap(timer -> timer.children().stream().findFirst());
        when.ifPresent(time -> {
            time.attributes().clear();
            if (Spaces.mentionsExpression(time.text())) {
                property(event, "own-time", time.text().strip());
                time.say(call("time", event.id(), time.local()));
            }
        });
    }

    private void decision(Xml element) {
        element.attributes().keySet().removeIf(name -> !name.getNamespaceURI().isEmpty());
        switch (element.local()) {
            case "decision" -> {
                element.set("id", key(bundle, element.id() + ".table"));
                element.set(Spaces.CAMUNDA_DMN, "historyTimeToLive", KEPT_FOR);
            }
            case "requiredDecision" ->
                element.attribute("href")
                        .ifPresent(href -> element.set("href", "#" + key(bundle, href.replace("#", "") + ".table")));
            // Said outright, whatever the engine's own choice would be.
            case "inputExpression", "inputEntry", "outputEntry" -> element.set("expressionLanguage", "feel");
            default -> {
                // as it is
            }
        }
    }

    private static String call(String method, String id, String what) {
        return "${own." + method + "(execution, '" + id + "', '" + what + "')}";
    }

    private static void remove(Xml element, String attribute) {
        element.attributes().remove(new QName(CAMUNDA, attribute));
    }

    static void property(Xml element, String name, String value) {
        Xml extension = extension(element);
        Xml properties = extension.child(CAMUNDA, "properties").orElseGet(() -> {
            Xml made = new Xml(new QName(CAMUNDA, "properties"), element.line());
            extension.children().add(made);
            return made;
        });
        Xml property = new Xml(new QName(CAMUNDA, "property"), element.line());
        property.set("name", name);
        property.set("value", value);
        properties.children().add(property);
    }

    static Xml extension(Xml element) {
        return element.child(BPMN, "extensionElements").orElseGet(() -> {
            Xml made = new Xml(new QName(BPMN, "extensionElements"), element.line());
            // Its place is after the documentation and before everything else.
            long documentation = element.children().stream()
                    .takeWhile(child -> child.local().equals("documentation"))
                    .count();
            element.children().add((int) documentation, made);
            return made;
        });
    }
}
