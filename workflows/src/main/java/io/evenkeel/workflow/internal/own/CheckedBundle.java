package io.evenkeel.workflow.internal.own;

import static io.evenkeel.workflow.internal.own.Spaces.BPMN;

import io.evenkeel.workflow.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A bundle that passed every check. Immutable in use; pure.
 *
 * @param name of the process that is started: the one that no other calls
 * @param models BPMN by file
 * @param decisions DMN by file
 * @param forms JSON Schemas by name
 * @param starters groups that may start it; everybody, if none
 */
record CheckedBundle(
        String name,
        Words title,
        Map<String, Xml> models,
        Map<String, Xml> decisions,
        Map<String, String> forms,
        Optional<String> startForm,
        Set<String> starters) {

    /** @return empty where something was found */
    static Optional<CheckedBundle> of(byte[] zip, Findings findings) {
        Map<String, String> files = BundleFiles.read(zip, findings);
        Map<String, Xml> models = trees(files, ".bpmn", findings);
        Map<String, Xml> decisions = trees(files, ".dmn", findings);
        Map<String, String> forms = new TreeMap<>();
        files.forEach((file, text) -> {
            if (file.endsWith(".json")) {
                forms.put(file.substring(0, file.length() - ".json".length()).replaceFirst("^forms/", ""), text);
                new FormCheck(file, findings).check(text);
            }
        });
        models.forEach((file, root) -> new BpmnCheck(file, findings).check(root));
        decisions.forEach((file, root) -> new DmnCheck(file, findings).check(root));
        if (!findings.none()) {
            return Optional.empty();
        }
        Map<String, Xml> processes = processes(models, findings);
        Set<String> tables = decisions.values().stream()
                .flatMap(Xml::all)
                .filter(element -> element.local().equals("decision"))
                .map(Xml::id)
                .collect(Collectors.toSet());
        if (!tables.stream().allMatch(id -> Spaces.KEY.matcher(id).matches())) {
            findings.add("", "The id of a decision has 2 to 41 of a-z, 0-9 and -.");
        }
        models.forEach(
                (file, root) -> new StepCheck(file, findings, forms.keySet(), tables, processes.keySet()).check(root));
        waits(models, processes, findings);
        Optional<Xml> main = main(processes, findings);
        return main.filter(_ -> findings.none()).map(found -> bundle(found, models, decisions, forms));
    }

    private static CheckedBundle bundle(
            Xml main, Map<String, Xml> models, Map<String, Xml> decisions, Map<String, String> forms) {
        String title = main.attribute("name").orElse(main.id());
        return new CheckedBundle(
                main.id(),
                new Words(title, Spaces.property(main, "zh").orElse(title)),
                models,
                decisions,
                forms,
                main.children().stream()
                        .filter(child -> child.local().equals("startEvent"))
                        .findFirst()
                        .flatMap(start -> BpmnCheck.camunda(start, "formKey")),
                BpmnCheck.groups(main, "candidateStarterGroups", "", new Findings()));
    }

    private static Map<String, Xml> trees(Map<String, String> files, String ending, Findings findings) {
        Map<String, Xml> trees = new TreeMap<>();
        files.forEach((file, text) -> {
            if (file.endsWith(ending)) {
                try {
                    trees.put(file, Xml.read(text));
                } catch (Xml.Unreadable e) {
                    findings.add(file, e.line(), String.valueOf(e.getMessage()));
                }
            }
        });
        return trees;
    }

    private static Map<String, Xml> processes(Map<String, Xml> models, Findings findings) {
        Map<String, Xml> processes = new HashMap<>();
        models.forEach((file, root) -> root.all(BPMN, "process").forEach(process -> {
            if (!Spaces.KEY.matcher(process.id()).matches()) {
                findings.add(file, process.line(), "The id of a process has 2 to 41 of a-z, 0-9 and -.");
            } else if (!process.attribute("isExecutable").equals(Optional.of("true"))) {
                findings.add(file, process.line(), "The process " + process.id() + " is not executable.");
            } else if (processes.put(process.id(), process) != null) {
                findings.add(file, process.line(), "There are two processes " + process.id() + ".");
            }
        }));
        return processes;
    }

    private static void waits(Map<String, Xml> models, Map<String, Xml> processes, Findings findings) {
        WaitCheck check = new WaitCheck(processes);
        models.forEach((file, root) -> root.all(BPMN, "process")
                .flatMap(process -> check.circle(process).stream())
                .forEach(node -> findings.add(
                        file, node.line(), node.id() + " stands in a circle that waits for nobody and no time.")));
        check.selfCalling().ifPresent(process -> findings.add("", "The process " + process.id() + " calls itself."));
    }

    private static Optional<Xml> main(Map<String, Xml> processes, Findings findings) {
        Set<String> called = new HashSet<>();
        processes
                .values()
                .forEach(process -> process.all(BPMN, "callActivity")
                        .forEach(call -> call.attribute("calledElement").ifPresent(called::add)));
        List<Xml> free = processes.values().stream()
                .filter(process -> !called.contains(process.id()))
                .toList();
        if (free.size() != 1) {
            findings.add("", "A bundle has one process that no other calls; this one has " + free.size() + ".");
            return Optional.empty();
        }
        return Optional.of(free.getFirst());
    }
}
