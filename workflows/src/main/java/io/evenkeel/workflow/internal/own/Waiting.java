package io.evenkeel.workflow.internal.own;

import static io.evenkeel.workflow.internal.own.Spaces.BPMN;
import static io.evenkeel.workflow.internal.own.Spaces.CAMUNDA;

import java.util.List;
import javax.xml.namespace.QName;

/**
 * Steps that call outside become steps that wait: each for a message of its own, which comes with the answer or when the
 * time is over.
 */
final class Waiting {
    /** Property of the step: the message that it waits for. */
    static final String MESSAGE = "own-message";

    private Waiting() {}

    /** @param process with its key of the engine already */
    static void forAnswers(Xml root, Xml process) {
        process.all().toList().forEach(scope -> {
            List<Xml> children = scope.children();
            for (int at = 0; at < children.size(); at++) {
                if (calls(children.get(at))) {
                    children.set(at, waiting(root, process, children.get(at)));
                }
            }
        });
    }

    private static boolean calls(Xml element) {
        return element.local().equals("serviceTask")
                && Spaces.property(element, Rewriting.DOES)
                        .filter(StepCheck.WEBHOOK::equals)
                        .isPresent();
    }

    private static Xml waiting(Xml root, Xml process, Xml call) {
        String name = process.id() + "." + call.id();
        Xml message = new Xml(new QName(BPMN, "message"), call.line());
        message.set("id", "own-" + name);
        message.set("name", name);
        root.children().addFirst(message);
        Xml task = call.renamed(new QName(BPMN, "receiveTask"));
        task.attributes().remove(new QName(CAMUNDA, "expression"));
        task.set("messageRef", "own-" + name);
        Rewriting.property(task, MESSAGE, name);
        Xml listener = new Xml(new QName(CAMUNDA, "executionListener"), call.line());
        listener.set("event", "start");
        listener.set("expression", "${own.run(execution)}");
        Rewriting.extension(task).children().add(listener);
        return task;
    }
}
