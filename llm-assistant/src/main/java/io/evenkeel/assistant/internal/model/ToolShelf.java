package io.evenkeel.assistant.internal.model;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.evenkeel.assistant.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools as a model is told of them, and what it wrote as their arguments. Immutable. */
final class ToolShelf {
    static final String PROPOSE = "propose";
    private static final int LONGEST_ARGUMENTS = 8_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Tool> tools;
    private final List<ToolSpecification> specifications;

    ToolShelf(List<Tool> tools) {
        this.tools = tools.stream().collect(Collectors.toUnmodifiableMap(Tool::name, Function.identity()));
        List<ToolSpecification> described = new ArrayList<>();
        tools.forEach(tool -> described.add(specification(tool)));
        described.add(propose());
        specifications = List.copyOf(described);
    }

    List<ToolSpecification> specifications() {
        return specifications;
    }

    Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** Empty where it is not an object of plain values. */
    static Optional<Map<String, String>> arguments(String written) {
        if (written.length() > LONGEST_ARGUMENTS) {
            return Optional.empty();
        }
        try {
            JsonNode object = JSON.readTree(written.isBlank() ? "{}" : written);
            if (!object.isObject() || object.valueStream().anyMatch(JsonNode::isContainer)) {
                return Optional.empty();
            }
            Map<String, String> arguments = new HashMap<>();
            object.properties().stream()
                    .filter(each -> !each.getValue().isNull())
                    .forEach(
                            each -> arguments.put(each.getKey(), each.getValue().asString()));
            return Optional.of(arguments);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static ToolSpecification specification(Tool tool) {
        var schema = JsonObjectSchema.builder();
        for (Tool.Parameter parameter : tool.parameters()) {
            if (parameter.allowed().isEmpty()) {
                schema.addStringProperty(parameter.name(), parameter.description());
            } else {
                schema.addEnumProperty(parameter.name(), parameter.allowed(), parameter.description());
            }
        }
        schema.required(tool.parameters().stream()
                .filter(Tool.Parameter::required)
                .map(Tool.Parameter::name)
                .toList());
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(schema.build())
                .build();
    }

    private static ToolSpecification propose() {
        return ToolSpecification.builder()
                .name(PROPOSE)
                .description(
                        "Offers the asker an act as a card with a button. It does nothing by itself. Only where the asker"
                                + " asks for the act, on the incident that the asker names.")
                .parameters(JsonObjectSchema.builder()
                        .addEnumProperty("act", List.of("acknowledge", "comment", "resolve"), "What to offer.")
                        .addStringProperty("incident", "Its key, such as INC-7.")
                        .addStringProperty("words", "The comment, or the note of what helped.")
                        .required("act", "incident")
                        .build())
                .build();
    }
}
