package io.evenkeel.workflow.web;

import io.evenkeel.audit.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request. */
final class Given {

    private Given() {}

    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new Refusal(Refusal.Kind.INVALID, "field-missing", "The field " + field + " is missing.", field);
        }
        return value;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
