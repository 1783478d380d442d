package io.evenkeel.notify.web;

import io.evenkeel.audit.Refusal;
import org.jspecify.annotations.Nullable;

/** A field that a request must have. */
final class Given {

    private Given() {}

    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new Refusal(Refusal.Kind.INVALID, "field-missing", "The field " + field + " is missing.", field);
        }
        return value;
    }
}
