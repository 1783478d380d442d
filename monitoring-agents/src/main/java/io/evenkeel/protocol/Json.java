package io.evenkeel.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of JSON (RFC 8259), as jobs and the tools of others write it. What is not there, or of another kind, is empty
 * instead of an error, because tools leave out and add fields from version to version.
 *
 * @param value a map of names to {@code Json}, a list of {@code Json}, a string, a long, a double, a boolean, or
 *     {@link Nothing}
 */
public record Json(Object value) {

    private static final Json NOTHING = new Json(Nothing.NULL);

    /** What null is, and what is not there. */
    enum Nothing {
        NULL
    }

    /** @throws IllegalArgumentException with a sentence, for what is no JSON or nested deeper than 32 times */
    public static Json read(String text) {
        return new JsonReader(text).whole();
    }

    /** @param value maps, lists, strings, numbers and booleans */
    public static String write(Object value) {
        return JsonText.of(value);
    }

    static Json nothing() {
        return NOTHING;
    }

    /** A member of an object. */
    public Json get(String name) {
        return value instanceof Map<?, ?> members && members.get(name) instanceof Json member ? member : NOTHING;
    }

    /** Of a list, empty for anything else. */
    public List<Json> items() {
        return value instanceof List<?> list
                ? list.stream().map(Json.class::cast).toList()
                : List.of();
    }

    /** Of an object's members, in their order; empty for anything else. */
    public List<Json> values() {
        return value instanceof Map<?, ?> members
                ? members.values().stream().map(Json.class::cast).toList()
                : List.of();
    }

    /** Whether this is null, or not there. */
    public boolean isNothing() {
        return value == Nothing.NULL;
    }

    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Long> whole() {
        return value instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    public Optional<Double> number() {
        return value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    /** Whether this is {@code true}, and not merely there. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }
}
