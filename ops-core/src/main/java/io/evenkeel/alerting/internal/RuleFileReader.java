package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.internal.template.Template;
import io.evenkeel.alerting.internal.template.TemplateError;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlError;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a rule file in Prometheus's form. Goes on after an error, so that all are told at once. Pure; used once. */
final class RuleFileReader {

    static final int LONGEST_FILE = 1 << 20;
    private static final int DEEPEST = 20;
    private static final int MOST_RULES = 2_000;
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final String file;
    private final YamlPlaces places;
    private final Map<String, Integer> seenNames = new HashMap<>();
    private int rules;

    private RuleFileReader(String file, String text) {
        this.file = file;
        this.places = new YamlPlaces(file, text);
    }

    static RuleFile read(String file, String text) {
        var reader = new RuleFileReader(file, text);
        List<RuleGroup> groups = reader.groups(text);
        return new RuleFile(file, reader.places.errors().isEmpty() ? groups : List.of(), reader.places.errors());
    }

    private List<RuleGroup> groups(String text) {
        Optional<Node> root = compose(text);
        if (root.isEmpty()) {
            return List.of();
        }
        var top = places.mapping(root.get(), "the file", Set.of("groups"));
        var names = new HashSet<String>();
        return top.get("groups").map(node -> places.list(node, "groups")).orElse(List.of()).stream()
                .flatMap(node -> group(node, names).stream())
                .toList();
    }

    private Optional<Node> compose(String text) {
        if (text.length() > LONGEST_FILE) {
            places.addWhole("the file has more than %,d characters".formatted(LONGEST_FILE));
            return Optional.empty();
        }
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(DEEPEST);
        options.setCodePointLimit(LONGEST_FILE);
        try {
            return Optional.ofNullable(new Yaml(new SafeConstructor(options)).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            places.add(e.getProblemMark(), String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            places.addWhole(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<RuleGroup> group(Node node, Set<String> names) {
        var fields = places.mapping(node, "a group", Set.of("name", "interval", "limit", "rules"));
        Optional<String> name = fields.text("name");
        if (name.isEmpty() || name.get().isEmpty()) {
            places.add(node, "the group has no name");
        } else if (!names.add(name.get())) {
            places.add(node, "there are two groups of the name \"" + name.get() + "\" in this file");
        }
        Duration interval = duration(fields, "interval").orElse(RuleGroup.USUAL_INTERVAL);
        if (interval.compareTo(RuleGroup.SHORTEST_INTERVAL) < 0) {
            fields.get("interval").ifPresent(at -> places.add(at, "the interval must be at least 5s"));
        }
        int limit = fields.text("limit").map(word -> limit(fields, word)).orElse(0);
        var all = new ArrayList<Rule>();
        fields.get("rules")
                .map(at -> places.list(at, "rules"))
                .orElse(List.of())
                .forEach(at -> {
                    rule(at, name.orElse(""), limit == 0 ? Rule.USUAL_MOST : limit)
                            .ifPresent(all::add);
                });
        return Optional.of(new RuleGroup(file, name.orElse(""), interval, all));
    }

    private int limit(YamlPlaces.Fields fields, String word) {
        try {
            return Math.max(0, Integer.parseInt(word));
        } catch (NumberFormatException e) {
            fields.get("limit").ifPresent(at -> places.add(at, "the limit is not a whole number"));
            return 0;
        }
    }

    private Optional<Rule> rule(Node node, String group, int most) {
        if (++rules > MOST_RULES) {
            places.add(node, "the file has more than %,d rules".formatted(MOST_RULES));
            return Optional.empty();
        }
        var fields = places.mapping(
                node, "a rule", Set.of("alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"));
        if (fields.get("record").isPresent()) {
            places.add(node, "recording rules are not understood here, only alerting rules");
            return Optional.empty();
        }
        Optional<String> name = fields.text("alert").filter(word -> !word.isEmpty());
        if (name.isEmpty()) {
            places.add(node, "the rule has no name; expected the field \"alert\"");
        }
        Optional<PromQl> expression = expression(node, fields);
        Duration holdFor = duration(fields, "for").orElse(Duration.ZERO);
        Duration keepFiringFor = duration(fields, "keep_firing_for").orElse(Duration.ZERO);
        Map<String, Template> labels = templates(fields, "labels");
        Map<String, Template> annotations = templates(fields, "annotations");
        if (labels.containsKey("__name__")) {
            fields.get("labels").ifPresent(at -> places.add(at, "an alert can't set the label __name__"));
        }
        if (name.isEmpty() || expression.isEmpty()) {
            return Optional.empty();
        }
        int which = seenNames.merge(group + "/" + name.get(), 1, Integer::sum);
        return Optional.of(new Rule(
                file,
                group,
                name.get(),
                expression.get(),
                holdFor,
                keepFiringFor,
                labels,
                annotations,
                Optional.empty(),
                which,
                most));
    }

    private Optional<PromQl> expression(Node node, YamlPlaces.Fields fields) {
        Optional<Node> at = fields.get("expr");
        Optional<String> text = fields.text("expr");
        if (at.isEmpty() || text.isEmpty()) {
            places.add(node, "the rule has no expression; expected the field \"expr\"");
            return Optional.empty();
        }
        try {
            PromQl parsed = PromQl.parse(text.get());
            if (!parsed.hasValues()) {
                places.add(at.get(), "the expression has no value at a time: it is a range or a text");
            }
            return Optional.of(parsed);
        } catch (PromQlError e) {
            places.addInside(at.get(), e.line(), e.column(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Duration> duration(YamlPlaces.Fields fields, String field) {
        return fields.text(field).flatMap(word -> {
            Optional<Duration> duration = word.equals("0") ? Optional.of(Duration.ZERO) : PromQl.duration(word);
            if (duration.isEmpty()) {
                fields.get(field)
                        .ifPresent(at -> places.add(at, "\"" + word + "\" is not a duration such as 90s, 5m or 1h30m"));
            }
            return duration;
        });
    }

    private Map<String, Template> templates(YamlPlaces.Fields fields, String field) {
        var templates = new LinkedHashMap<String, Template>();
        fields.get(field)
                .ifPresent(node -> places.entries(node, field).forEach((name, at) -> {
                    if (!LABEL_NAME.matcher(name).matches()) {
                        places.add(at, "\"" + name + "\" is not a name of a label");
                    }
                    try {
                        templates.put(name, Template.parse(places.text(at)));
                    } catch (TemplateError e) {
                        places.addInside(at, 1, e.offset() + 1, String.valueOf(e.getMessage()));
                    }
                }));
        return templates;
    }
}
