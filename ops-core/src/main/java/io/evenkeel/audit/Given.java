package io.evenkeel.audit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request. */
public final class Given {
    private Given() {}

    /**
     * The value of a field.
     *
     * @param field its name as the caller writes it
     * @throws Refusal INVALID if it is missing
     */
    public static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new Refusal(Refusal.Kind.INVALID, "field-missing", "The field " + field + " is missing.", field);
        }
        return value;
    }

    /**
     * The values of a field that has several.
     *
     * @throws Refusal INVALID if it is missing, or one of them is
     */
    public static <T> List<T> allGiven(@Nullable Collection<T> values, String field) {
        return given(values, field).stream().map(value -> given(value, field)).toList();
    }

    /** A text that may be left out; a blank one is left out too. */
    public static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** A text that may be left out, which is the same as an empty one. */
    public static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
