package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.internal.own.Expression.WrongExpression;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Names that bundles may use. */
final class Spaces {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final Set<String> DRAWING =
            Set.of(DIAGRAM, "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI");
    static final Set<String> DMN = Set.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd");

    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,40}");
    static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}");

    /** What the room itself says of a process; a bundle that could set them could pretend who asked. */
    static final Set<String> RESERVED =
            Set.of("subject", "askedBy", "approval", "granted", "execution", "task", "own", "steps");

    private Spaces() {}

    static boolean settable(String variable) {
        return VARIABLE.matcher(variable).matches() && !RESERVED.contains(variable);
    }

    /** The value of a {@code camunda:property} of an element. */
    static Optional<String> property(Xml element, String name) {
        return element.child(BPMN, "extensionElements").stream()
                .flatMap(extension -> extension.all(CAMUNDA, "property"))
                .filter(property -> property.attribute("name").equals(Optional.of(name)))
                .findFirst()
                .flatMap(property -> property.attribute("value"));
    }

    static boolean mentionsExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Hands on what is wrong with a text of the bundle, if anything is. */
    static Optional<Template> template(String text, Consumer<String> wrong) {
        try {
            return Optional.of(Template.parse(text));
        } catch (WrongExpression e) {
            wrong.accept("The expression in \"" + shortened(text) + "\" is not allowed: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
