package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in a line.
 *
 * @param parser the name of the own parser that took it; empty where a built-in form did
 * @param timeIn the field that told the time, where it says no more than the time that was read from it
 * @param message what is left of the line without its time and level; the whole line where nothing was found
 */
public record Parsed(
        Form form,
        String parser,
        Optional<Instant> at,
        Optional<String> timeIn,
        Optional<Severity> severity,
        String message,
        Map<String, String> fields) {

    public Parsed {
        fields = Map.copyOf(fields);
    }

    /** What took a line apart. */
    public enum Form {
        OWN,
        JSON,
        ACCESS_LOG,
        PLAIN
    }

    Parsed(
            Form form,
            Optional<Instant> at,
            Optional<String> timeIn,
            Optional<Severity> severity,
            String message,
            Map<String, String> fields) {
        this(form, "", at, timeIn, severity, message, fields);
    }
}
