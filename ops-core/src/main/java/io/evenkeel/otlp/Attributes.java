package io.evenkeel.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attributes of OTLP as text: lists and maps as JSON, bytes in base64. No text holds the character NUL. Pure. */
public final class Attributes {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Attributes() {}

    /** In the sender's order; of the same name the last one counts. Those without a value or a name are left out. */
    public static Map<String, String> of(List<KeyValue> attributes) {
        var found = new LinkedHashMap<String, String>();
        for (KeyValue each : attributes) {
            String name = withoutNul(each.getKey());
            if (!name.isEmpty() && each.getValue().getValueCase() != AnyValue.ValueCase.VALUE_NOT_SET) {
                found.put(name, text(each.getValue()));
            }
        }
        return found;
    }

    /** The value of the first of these names that has one which is not blank. */
    public static Optional<String> first(Map<String, String> attributes, String... names) {
        for (String name : names) {
            String value = attributes.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    public static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> withoutNul(value.getStringValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE -> base64(value);
            case ARRAY_VALUE, KVLIST_VALUE -> JSON.writeValueAsString(node(value));
            case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> "";
        };
    }

    private static JsonNode node(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> NODES.stringNode(withoutNul(value.getStringValue()));
            case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
            case INT_VALUE -> NODES.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> NODES.numberNode(value.getDoubleValue());
            case BYTES_VALUE -> NODES.stringNode(base64(value));
            case ARRAY_VALUE -> {
                ArrayNode array = NODES.arrayNode();
                value.getArrayValue().getValuesList().forEach(each -> array.add(node(each)));
                yield array;
            }
            case KVLIST_VALUE -> {
                ObjectNode object = NODES.objectNode();
                value.getKvlistValue()
                        .getValuesList()
                        .forEach(each -> object.set(withoutNul(each.getKey()), node(each.getValue())));
                yield object;
            }
            case STRING_VALUE_STRINDEX, VALUE_NOT_SET -> NODES.nullNode();
        };
    }

    private static String base64(AnyValue value) {
        return Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
    }

    public static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
