package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names under which fields tell a line's level, time and message. That of the level carries the underscore of {@link FoundFields}; those of
 * messages are taken before. */
final class KnownNames {
    static final List<String> LEVEL =
            List.of("level_", "severity", "lvl", "loglevel", "log.level", "levelname", "severity_text");
    static final List<String> TIME = List.of("timestamp", "time", "ts", "t", "datetime");
    static final List<String> MESSAGE = List.of("message", "msg", "log", "event", "body");

    private KnownNames() {}

    static Optional<Severity> severity(Map<String, String> fields) {
        return first(LEVEL, fields).flatMap(Severity::of);
    }

    static Optional<Instant> time(Map<String, String> fields, Times times) {
        return first(TIME, fields).flatMap(times::of);
    }

    private static Optional<String> first(List<String> names, Map<String, String> fields) {
        return names.stream().map(fields::get).filter(value -> value != null).findFirst();
    }
}
