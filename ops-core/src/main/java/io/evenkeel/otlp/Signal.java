package io.evenkeel.otlp;

import java.util.Locale;

/** What a client exports. */
public enum Signal {
    LOGS("rejectedLogRecords"),
    METRICS("rejectedDataPoints"),
    TRACES("rejectedSpans");

    private final String refusedField;

    Signal(String refusedField) {
        this.refusedField = refusedField;
    }

    /** Its name in the partial success of the answer, in JSON. */
    String refusedField() {
        return refusedField;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
