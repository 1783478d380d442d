package io.evenkeel.workflow.internal.own;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which forms a bundle may have: an object of few fields, complete in itself, whose names may be set. */
final class FormCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_FIELDS = 60;
    private static final int DEEPEST = 8;
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$defs",
            "$ref",
            "type",
            "title",
            "description",
            "x-zh",
            "x-zh-description",
            "x-widget",
            "required",
            "properties",
            "items",
            "enum",
            "const",
            "oneOf",
            "anyOf",
            "allOf",
            "if",
            "then",
            "else",
            "not",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "default",
            "examples",
            "additionalProperties",
            "readOnly");
    /** A group that is repeated can take for ever on a text made for it. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{?]");

    private final String file;
    private final Findings findings;

    FormCheck(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(String text) {
        Optional<JsonNode> read = read(text);
        if (read.isEmpty()) {
            return;
        }
        JsonNode form = read.get();
        if (!form.isObject()
                || !form.path("type").asString("").equals("object")
                || !form.path("properties").isObject()) {
            wrong("A form is a JSON Schema of type object with properties.");
            return;
        }
        if (form.get("properties").size() > MOST_FIELDS) {
            wrong("A form has at most " + MOST_FIELDS + " fields.");
        }
        form.get("properties").propertyNames().forEach(name -> {
            if (!Spaces.settable(name)) {
                wrong("The field " + Spaces.shortened(name) + " may not be set, or has no plain name.");
            }
        });
        schema(form, 0);
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            findings.add(file, e.getLocation().getLineNr(), "It is no JSON.");
            return Optional.empty();
        }
    }

    private void schema(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            wrong("It is nested deeper than " + DEEPEST + ".");
            return;
        }
        if (!schema.isObject()) {
            return;
        }
        schema.properties().forEach(entry -> {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            if (!KEYWORDS.contains(keyword)) {
                wrong("The keyword " + Spaces.shortened(keyword) + " is not allowed.");
                return;
            }
            switch (keyword) {
                case "$ref" -> {
                    if (!value.asString("").startsWith("#/$defs/")) {
                        wrong("A reference leads only to #/$defs/ of the same form.");
                    }
                }
                case "$schema" -> {
                    if (!value.asString("").equals("https://json-schema.org/draft/2020-12/schema")) {
                        wrong("The schema is of 2020-12.");
                    }
                }
                case "pattern" -> pattern(value.asString(""));
                case "properties", "$defs" -> value.forEach(inner -> schema(inner, depth + 1));
                case "items", "if", "then", "else", "not", "additionalProperties" -> schema(value, depth + 1);
                case "oneOf", "anyOf", "allOf" -> value.forEach(inner -> schema(inner, depth + 1));
                default -> {
                    // its value is plain
                }
            }
        });
    }

    private void pattern(String pattern) {
        try {
            if (pattern.length() > 100 || REPEATED_GROUP.matcher(pattern).find()) {
                wrong("A pattern has at most 100 signs and repeats no group.");
            }
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            wrong("A pattern cannot be read.");
        }
    }

    private void wrong(String what) {
        findings.add(file, what);
    }
}
