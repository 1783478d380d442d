package io.evenkeel.logs.internal.parse;

import io.evenkeel.logs.Severity;
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
        for (String name : LEVEL) {
            String said = fields.get(name);
            if (said != null) {
                return Severity.of(said);
            }
        }
        return Optional.empty();
    }
}
