package io.evenkeel.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a message from JSON as OTLP has it: protobuf's mapping, but ids of traces and spans in hexadecimal digits. Names that are
 * not known are left out, as the specification wants. Used by one thread.
 */
final class JsonForm {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

    private final JsonParser in;
    private final Limits limits;
    private int seen;

    private JsonForm(JsonParser in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    @SuppressWarnings("unchecked") // a message's builder makes messages of its own class
    static <M extends Message> M read(byte[] body, M empty, Limits limits) {
        try (JsonParser in = JSON.createParser(body)) {
            Message.Builder into = empty.newBuilderForType();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw OtlpRefused.unreadable("The body is no JSON object.");
            }
            new JsonForm(in, limits).object(into, 1);
            if (in.nextToken() != null) {
                throw OtlpRefused.unreadable("Something stands behind the JSON object.");
            }
            return (M) into.build();
        } catch (JacksonException e) {
            throw OtlpRefused.unreadable("The body is no JSON: " + e.getOriginalMessage());
        }
    }

    private void object(Message.Builder into, int depth) {
        Bounded.mustBeFlat(depth, limits);
        Map<String, FieldDescriptor> fields = FIELDS.computeIfAbsent(into.getDescriptorForType(), JsonForm::fields);
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            FieldDescriptor field = fields.get(in.currentName());
            JsonToken token = in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                field(into, field, depth);
            }
        }
    }

    /** In small and capital letters, and as protobuf's own files have it: both are to be taken. */
    private static Map<String, FieldDescriptor> fields(Descriptor type) {
        var fields = new HashMap<String, FieldDescriptor>();
        for (FieldDescriptor field : type.getFields()) {
            fields.put(field.getJsonName(), field);
            fields.put(field.getName(), field);
        }
        return Map.copyOf(fields);
    }

    private void field(Message.Builder into, FieldDescriptor field, int depth) {
        if (!field.isRepeated()) {
            Object value = value(into, field, depth);
            if (value != null) {
                into.setField(field, value);
            }
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(field, "an array");
        }
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            Bounded.mustBeFew(++seen, limits);
            Object value = token == JsonToken.VALUE_NULL ? null : value(into, field, depth);
            if (value == null) {
                throw wrong(field, "an array without nulls and with known words");
            }
            into.addRepeatedField(field, value);
        }
    }

    /** Null for a word of an enumeration that is not known. */
    private @Nullable Object value(Message.Builder into, FieldDescriptor field, int depth) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw wrong(field, "an object");
            }
            Bounded.mustBeFew(++seen, limits);
            Message.Builder inner = into.newBuilderForField(field);
            object(inner, depth + 1);
            return inner.build();
        }
        if (in.currentToken() == null || !in.currentToken().isScalarValue()) {
            throw wrong(field, "a single value");
        }
        try {
            return JsonScalars.of(field, in.currentToken(), in.getString());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(field, JsonScalars.expected(field));
        }
    }

    private OtlpRefused wrong(FieldDescriptor field, String expected) {
        return OtlpRefused.unreadable("At line " + in.currentTokenLocation().getLineNr() + ", column "
                + in.currentTokenLocation().getColumnNr() + ": " + field.getJsonName() + " must be " + expected
                + ".");
    }
}
