package io.evenkeel.workflow.internal.callback;

import io.evenkeel.audit.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer says: {@code {"code": "…", "values": {…}}}, bounded. Pure. */
record GivenAnswer(String code, JsonNode values) {
    static final int LARGEST = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_FIELDS = 30;
    private static final int LONGEST_TEXT = 2_000;

    static GivenAnswer read(byte[] body) {
        if (body.length > LARGEST) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "answer-too-large",
                    "An answer has at most " + LARGEST + " bytes. Send what was asked for and nothing else.");
        }
        try {
            JsonNode whole = JSON.readTree(body);
            return new GivenAnswer(whole.path("code").asString(""), whole.path("values"));
        } catch (JacksonException e) {
            throw wrong("The answer is no JSON. It looks like {\"code\": \"…\", \"values\": {…}}.");
        }
    }

    /** @throws Refusal INVALID if there is a field that was not asked for, or a value that is no text, number or truth */
    Map<String, Object> values(Set<String> asked) {
        if (!values.isMissingNode() && !values.isNull() && !values.isObject()) {
            throw wrong("values is an object with one field for each value.");
        }
        if (values.size() > MOST_FIELDS) {
            throw wrong("An answer has at most " + MOST_FIELDS + " fields.");
        }
        Map<String, Object> taken = new TreeMap<>();
        values.properties().forEach(field -> {
            if (!asked.contains(field.getKey())) {
                throw wrong("The field " + shortened(field.getKey()) + " was not asked for; these are: "
                        + String.join(", ", asked.stream().sorted().toList()) + ".");
            }
            if (!field.getValue().isNull()) {
                taken.put(field.getKey(), value(field.getKey(), field.getValue()));
            }
        });
        return taken;
    }

    private static Object value(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isString() && value.stringValue().length() <= LONGEST_TEXT) {
            return value.stringValue();
        }
        throw wrong("The field " + name + " is no number, true or false, nor a text of at most " + LONGEST_TEXT
                + " characters.");
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private static Refusal wrong(String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "answer-invalid", sentence, "values");
    }
}
