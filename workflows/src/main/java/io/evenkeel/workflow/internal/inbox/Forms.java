package io.evenkeel.workflow.internal.inbox;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.evenkeel.audit.Refusal;
import io.evenkeel.workflow.FormShelf;
import io.evenkeel.workflow.Tasks.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The forms of tasks: JSON Schemas, shipped in {@code processes/forms} or from a {@link FormSource}. What a person fills in
 * is checked here, whatever the console checked; a field that the form does not have is refused.
 */
@Component
public class Forms {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SHIPPED = Pattern.compile("[a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){0,3}");
    private static final int MOST_SAID = 3;
    /** 2020-12, with the words that only the console reads. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(Stream.of("x-zh", "x-zh-description", "x-widget")
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            DIALECT,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final List<FormSource> sources;
    private final ObjectProvider<FormShelf> shelves;
    private final Map<String, Compiled> known = new ConcurrentHashMap<>();

    private record Compiled(String text, JsonNode node, Schema schema) {}

    /** Rooms above have what they keep made later than this. */
    Forms(List<FormSource> sources, ObjectProvider<FormShelf> shelves) {
        this.sources = List.copyOf(sources);
        this.shelves = shelves;
    }

    /** @throws IllegalStateException if the model names a form that is not there */
    public Form form(String name, Map<String, Object> variables) {
        Compiled compiled = compiled(name);
        Map<String, Object> values = new HashMap<>();
        compiled.node().path("properties").propertyNames().forEach(field -> {
            Object value = variables.get(field);
            if (value != null) {
                values.put(field, value);
            }
        });
        return new Form(name, compiled.text(), values);
    }

    /** @throws Refusal INVALID with the first field that is wrong */
    public Map<String, Object> checked(Optional<String> form, Map<String, Object> values) {
        if (form.isEmpty()) {
            values.keySet().stream().findFirst().ifPresent(field -> refuseUnknown(field));
            return Map.of();
        }
        Compiled compiled = compiled(form.get());
        JsonNode fields = compiled.node().path("properties");
        values.keySet().stream()
                .filter(field -> !fields.has(field))
                .findFirst()
                .ifPresent(field -> refuseUnknown(field));
        List<Error> errors = compiled.schema().validate(JSON.valueToTree(values));
        if (!errors.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "form-wrong",
                    "Correct the form: "
                            + errors.stream()
                                    .limit(MOST_SAID)
                                    .map(error -> (error.getInstanceLocation() + " " + error.getMessage()).strip())
                                    .collect(Collectors.joining("; "))
                            + ".",
                    field(errors.getFirst()));
        }
        return values;
    }

    private static void refuseUnknown(String field) {
        throw new Refusal(
                Refusal.Kind.INVALID,
                "form-field-unknown",
                "The form has no field " + field + ". Load the task again and send what its form asks for.",
                field);
    }

    private static String field(Error error) {
        if (error.getInstanceLocation().getNameCount() > 0) {
            return String.valueOf(error.getInstanceLocation().getElement(0));
        }
        return Optional.ofNullable(error.getProperty()).orElse("values");
    }

    private Compiled compiled(String name) {
        return known.computeIfAbsent(name, missing -> {
            String text = find(missing).orElseThrow(() -> new IllegalStateException("there is no form " + missing));
            JsonNode node = JSON.readTree(text);
            return new Compiled(text, node, REGISTRY.getSchema(node));
        });
    }

    private Optional<String> find(String name) {
        return SHIPPED.matcher(name).matches()
                ? shipped(name)
                : Stream.concat(
                                sources.stream().flatMap(source -> source.schema(name).stream()),
                                shelves.stream().flatMap(shelf -> shelf.schema(name).stream()))
                        .findFirst();
    }

    private static Optional<String> shipped(String name) {
        try (InputStream file = Forms.class.getResourceAsStream("/processes/forms/" + name + ".json")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
