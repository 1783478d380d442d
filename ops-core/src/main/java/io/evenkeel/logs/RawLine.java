package io.evenkeel.logs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line as an inlet took it from the wire.
 *
 * @param at what the sender says of its time; empty where only the line itself may tell
 * @param source what wrote it: a file's path, a unit or a program's name
 * @param fields what the sender says beside the line
 */
public record RawLine(
        Optional<Instant> at,
        String host,
        String source,
        Optional<Severity> severity,
        String text,
        Map<String, String> fields) {
    public RawLine {
        fields = Map.copyOf(fields);
    }
}
