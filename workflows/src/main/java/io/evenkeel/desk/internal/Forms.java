package io.evenkeel.desk.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The catalogue's forms: schemas that name nothing outside themselves, and values that fit them. */
final class Forms {
    private static final int LONGEST = 64 * 1024;
    /** They would fetch from elsewhere, or change what the others mean. */
    private static final Set<String> REFUSED =
            Set.of("$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$recursiveRef");

    private Forms() {}

    /** Refuses what is no schema, with the entry in the sentence. */
    static void mustBeSchema(String entry, Map<String, Object> schema) {
        if (TicketRows.JSON.writeValueAsString(schema).length() > LONGEST) {
            throw refused(entry, "its form is longer than " + LONGEST + " characters");
        }
        mustStayInside(entry, schema, 0);
        try {
            schema(schema).validate(TicketRows.JSON.createObjectNode());
        } catch (SchemaException | IllegalArgumentException unreadable) {
            throw refused(entry, "its form is no JSON Schema: " + unreadable.getMessage());
        }
    }

    private static void mustStayInside(String entry, Object part, int depth) {
        if (depth > 20) {
            throw refused(entry, "its form is nested deeper than 20 levels");
        }
        switch (part) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    String name = String.valueOf(each.getKey());
                    boolean elsewhere = name.equals("$ref")
                            && !String.valueOf(each.getValue()).startsWith("#/");
                    if (REFUSED.contains(name) || elsewhere) {
                        throw refused(entry, "its form may not use " + name + ", but for $ref to #/ within itself");
                    }
                    mustStayInside(entry, each.getValue() == null ? "" : each.getValue(), depth + 1);
                }
            }
            case Collection<?> list -> list.forEach(each -> mustStayInside(entry, each == null ? "" : each, depth + 1));
            default -> {}
        }
    }

    /** Refuses values that do not fit, with the field. */
    static void check(Map<String, Object> schema, Map<String, Object> values) {
        String written = TicketRows.JSON.writeValueAsString(values);
        if (written.length() > LONGEST) {
            throw TicketRefusals.invalid(
                    "form-too-long", "The form has more than " + LONGEST + " characters.", "values");
        }
        if (schema.isEmpty()) {
            if (!values.isEmpty()) {
                throw TicketRefusals.invalid("form-none", "This entry has no form: leave the values out.", "values");
            }
            return;
        }
        JsonNode given = TicketRows.JSON.readTree(written);
        List<Error> errors = schema(schema).validate(given);
        if (!errors.isEmpty()) {
            Error first = errors.getFirst();
            String place = String.valueOf(first.getInstanceLocation()).replaceFirst("^[/$.]+", "");
            throw TicketRefusals.invalid(
                    "form-value",
                    "The form is not complete: " + (place.isEmpty() ? "" : place + ": ") + first.getMessage() + ".",
                    place.isEmpty() ? "values" : place);
        }
    }

    private static Schema schema(Map<String, Object> schema) {
        JsonNode node = TicketRows.JSON.valueToTree(schema);
        // Nothing is fetched: what a schema may name was checked when it was stored.
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node);
    }

    private static RuntimeException refused(String entry, String why) {
        return TicketRefusals.invalid(
                "catalogue-form", "The entry " + entry + " cannot be taken: " + why + ".", "entries");
    }
}
