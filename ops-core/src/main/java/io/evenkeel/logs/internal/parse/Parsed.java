package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in a line.
 *
 * @param message what is left of the line without its time and level; the whole line where nothing was found
 */
public record Parsed(Optional<Instant> at, Optional<Severity> severity, String message, Map<String, String> fields) {
    public Parsed {
        fields = Map.copyOf(fields);
    }
}
