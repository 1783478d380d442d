package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.internal.RuleFileErrors.Place;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a rule file in Prometheus's form. Every error is found and named with its line and column; a file with an error
 * gives no rule at all. Recording rules are refused: nothing here stores their series yet. One reader a file.
 */
final class RuleFileReader {
    private static final int MOST_RULES = 10_000;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);
    private static final Set<String> GROUP_KEYS = Set.of("name", "interval", "rules");
    private static final Set<String> RULE_KEYS =
            Set.of("alert", "expr", "for", "keep_firing_for", "labels", "annotations");

    private final String file;
    private final List<Place> errors = new ArrayList<>();
    private int rules;

    private RuleFileReader(String file) {
        this.file = file;
    }

    /** @param file the name that errors and alerts show */
    static List<RuleGroup> read(String file, String text) throws RuleFileErrors {
        var reader = new RuleFileReader(file);
        List<RuleGroup> groups = reader.groups(text);
        if (!reader.errors.isEmpty()) {
            throw new RuleFileErrors(reader.errors);
        }
        return groups;
    }

    private List<RuleGroup> groups(String text) {
        List<RuleGroup> found = new ArrayList<>();
        Optional<Node> root = composed(text);
        if (root.isEmpty()) {
            return found;
        }
        Map<String, Node> top = mapping(root.get(), "the file", Set.of("groups"));
        Set<String> names = new HashSet<>();
        for (Node node : sequence(top.get("groups"), "groups")) {
            Map<String, Node> group = mapping(node, "a group", GROUP_KEYS);
            String name = text(group.get("name"), node, "name");
            if (!names.add(name)) {
                error(node, "the group \"" + name + "\" stands twice in this file");
            }
            Duration interval = duration(group.get("interval")).orElse(USUAL_INTERVAL);
            if (interval.compareTo(Duration.ofSeconds(5)) < 0) {
                error(node, "interval must be at least 5s");
            }
            List<Rule> own = new ArrayList<>();
            for (Node rule : sequence(group.get("rules"), "rules")) {
                rule(name, rule).ifPresent(own::add);
            }
            found.add(new RuleGroup(file, name, interval, own));
        }
        return found;
    }

    private Optional<Node> composed(String text) {
        if (text.length() > MOST_CHARACTERS) {
            errors.add(new Place(file, 1, 1, "the file is larger than 1 MiB; split it"));
            return Optional.empty();
        }
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            return Optional.ofNullable(new Yaml(new SafeConstructor(options)).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            errors.add(place(e.getProblemMark(), String.valueOf(e.getProblem())));
            return Optional.empty();
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            errors.add(new Place(file, 1, 1, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<Rule> rule(String group, Node node) {
        rules++;
        if (rules > MOST_RULES) {
            error(node, "the file has more than " + MOST_RULES + " rules");
            return Optional.empty();
        }
        if (node instanceof MappingNode map && hasKey(map, "record")) {
            error(node, "recording rules are not supported; write their expression into the alert's");
            return Optional.empty();
        }
        Map<String, Node> rule = mapping(node, "a rule", RULE_KEYS);
        String alert = text(rule.get("alert"), node, "alert");
        Optional<PromQl> expression = expression(rule.get("expr"), node);
        Map<String, Template> labels = templates(rule.get("labels"), "labels");
        Map<String, Template> annotations = templates(rule.get("annotations"), "annotations");
        return expression.map(parsed -> new Rule(
                file,
                group,
                alert,
                parsed,
                duration(rule.get("for")).orElse(Duration.ZERO),
                duration(rule.get("keep_firing_for")).orElse(Duration.ZERO),
                labels,
                annotations,
                Optional.empty()));
    }

    private static boolean hasKey(MappingNode map, String key) {
        return map.getValue().stream()
                .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key));
    }

    private Optional<PromQl> expression(@Nullable Node written, Node around) {
        if (written == null) {
            error(around, "expr is missing");
            return Optional.empty();
        }
        try {
            return Optional.of(PromQl.parse(text(written, around, "expr")));
        } catch (PromQlError e) {
            error(written, "expr " + e.describe());
            return Optional.empty();
        }
    }

    private Map<String, Template> templates(@Nullable Node node, String what) {
        Map<String, Template> templates = new LinkedHashMap<>();
        if (node == null) {
            return templates;
        }
        if (!(node instanceof MappingNode map)) {
            error(node, what + " must be a mapping of names to texts");
            return templates;
        }
        for (NodeTuple entry : map.getValue()) {
            String name = text(entry.getKeyNode(), node, "a name in " + what);
            if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                error(entry.getKeyNode(), "\"" + name + "\" is not a name: letters, digits and _ only");
            }
            try {
                templates.put(name, Template.parse(text(entry.getValueNode(), node, name)));
            } catch (IllegalArgumentException e) {
                error(entry.getValueNode(), String.valueOf(e.getMessage()));
            }
        }
        return templates;
    }

    private Map<String, Node> mapping(Node node, String what, Set<String> known) {
        Map<String, Node> found = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            error(
                    node,
                    what + " must be a mapping with "
                            + String.join(", ", known.stream().sorted().toList()));
            return found;
        }
        for (NodeTuple entry : map.getValue()) {
            String key = text(entry.getKeyNode(), node, "a key");
            if (!known.contains(key)) {
                error(
                        entry.getKeyNode(),
                        what + " has no \"" + key + "\"; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            found.put(key, entry.getValueNode());
        }
        return found;
    }

    private List<Node> sequence(@Nullable Node node, String what) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        if (node == null) {
            errors.add(new Place(file, 1, 1, what + " is missing"));
        } else {
            error(node, what + " must be a list");
        }
        return List.of();
    }

    private String text(@Nullable Node node, Node around, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        error(node == null ? around : node, what + " is missing or not a text");
        return "";
    }

    private Optional<Duration> duration(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        Optional<Duration> parsed = Optional.of(text(node, node, "a duration")).flatMap(RuleDuration::parse);
        if (parsed.isEmpty()) {
            error(node, "this is not a duration such as 30s, 5m or 1h30m");
        }
        return parsed;
    }

    private void error(Node node, String sentence) {
        errors.add(place(node.getStartMark(), sentence));
    }

    private Place place(@Nullable Mark mark, String sentence) {
        return mark == null
                ? new Place(file, 1, 1, sentence)
                : new Place(file, mark.getLine() + 1, mark.getColumn() + 1, sentence);
    }
}
