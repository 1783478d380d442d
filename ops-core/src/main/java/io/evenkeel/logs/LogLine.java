package io.evenkeel.logs;

import java.time.Instant;
import java.util.Map;

/**
 * A line as it is kept.
 *
 * @param id unique, and rising in the order of arrival on one server; holds the time of arrival, see {@link LineIds}
 * @param at when it happened, to the millisecond
 * @param source what wrote it: a file's path, a unit or a program's name
 * @param message without time, level and what else was parsed into fields
 * @param fields names and values, both bounded
 * @param template of {@link Templates}; 0 where none was found yet
 * @param novel whether the template had not been met before on a source that is known for a while
 */
public record LogLine(
        long id,
        Instant at,
        String host,
        String source,
        Severity severity,
        String message,
        Map<String, String> fields,
        long template,
        boolean novel) {

    public LogLine {
        fields = Map.copyOf(fields);
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Where it stands among all lines: by time, then by arrival. */
    public Position position() {
        return new Position(at, id);
    }

    /** A place in the order of lines. */
    public record Position(Instant at, long id) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(id, other.id);
        }
    }
}
