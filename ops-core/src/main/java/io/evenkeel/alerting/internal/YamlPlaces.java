package io.evenkeel.alerting.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Looks into nodes of a YAML file, and keeps what is wrong with its place. */
final class YamlPlaces {

    private static final int MOST_ERRORS = 100;

    private final String file;
    private final List<String> lines;
    private final List<RuleFile.Problem> errors = new ArrayList<>();

    YamlPlaces(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    List<RuleFile.Problem> errors() {
        return errors;
    }

    void add(Node node, String message) {
        add(node.getStartMark(), message);
    }

    void add(@Nullable Mark mark, String message) {
        if (mark == null) {
            addWhole(message);
        } else {
            addAt(mark.getLine() + 1, mark.getColumn() + 1, message);
        }
    }

    void addWhole(String message) {
        addAt(0, 0, message);
    }

    private void addAt(int line, int column, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new RuleFile.Problem(file, line, column, message));
        }
    }

    /**
     * Something within a text: found exactly where the text stands on one line, or as a block of lines kept as they are
     * ({@code |}); elsewhere the place of the text is told, and the place within it in words.
     *
     * @param line within the text, from 1, as {@code column} is
     */
    void addInside(Node node, int line, int column, String message) {
        Mark start = node.getStartMark();
        ScalarStyle style = node instanceof ScalarNode scalar ? scalar.getScalarStyle() : ScalarStyle.PLAIN;
        int startLine = start.getLine() + 1;
        if (style == ScalarStyle.LITERAL) {
            addAt(startLine + line, indentation(startLine) + column, message);
        } else if (style != ScalarStyle.FOLDED
                && start.getLine() == node.getEndMark().getLine()) {
            int quote = style == ScalarStyle.PLAIN ? 0 : 1;
            addAt(startLine, start.getColumn() + quote + column, message);
        } else {
            addAt(
                    startLine,
                    start.getColumn() + 1,
                    message + " (line " + line + ", column " + column + " of the text)");
        }
    }

    private int indentation(int line) {
        return lines.stream()
                .skip(line)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> text.length() - text.stripLeading().length())
                .orElse(0);
    }

    /** The fields of a mapping, by name. */
    final class Fields {
        private final Map<String, Node> nodes;

        private Fields(Map<String, Node> nodes) {
            this.nodes = nodes;
        }

        Optional<Node> get(String field) {
            return Optional.ofNullable(nodes.get(field));
        }

        /** A field that holds one text or number. */
        Optional<String> text(String field) {
            return get(field).map(YamlPlaces.this::text);
        }
    }

    /** Fields that are not among {@code known}, or come twice, are errors. */
    Fields mapping(Node node, String what, Set<String> known) {
        var entries = entries(node, what);
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                add(
                        value,
                        what + " has no field \"" + name + "\"; known are " + String.join(", ", new TreeSet<>(known)));
            }
        });
        return new Fields(entries);
    }

    Map<String, Node> entries(Node node, String what) {
        var entries = new LinkedHashMap<String, Node>();
        if (!(node instanceof MappingNode mapping)) {
            if (!isNothing(node)) {
                add(node, "expected " + what + " as fields with values");
            }
            return entries;
        }
        for (NodeTuple field : mapping.getValue()) {
            String name = text(field.getKeyNode());
            if (entries.put(name, field.getValueNode()) != null) {
                add(field.getKeyNode(), what + " has the field \"" + name + "\" twice");
            }
        }
        return entries;
    }

    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (!isNothing(node)) {
            add(node, "expected a list of " + what);
        }
        return List.of();
    }

    /** One text or number, as written. */
    String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return isNothing(node) ? "" : scalar.getValue();
        }
        add(node, "expected a text");
        return "";
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
