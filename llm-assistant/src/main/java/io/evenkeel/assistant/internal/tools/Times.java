package io.evenkeel.assistant.internal.tools;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The time that a tool is asked for: {@code from} and {@code to}, or {@code at}; none of them for any time. */
record Times(Optional<Instant> from, Optional<Instant> to, Optional<Instant> at) {

    static Times of(Map<String, String> arguments) {
        return new Times(read(arguments, "from"), read(arguments, "to"), read(arguments, "at"));
    }

    private static Optional<Instant> read(Map<String, String> arguments, String name) {
        Optional<String> given = ReadingTool.given(arguments, name);
        try {
            return given.map(Instant::parse);
        } catch (DateTimeException e) {
            throw ReadingTool.wrong(
                    name, name + " is a time such as 2026-11-20T02:00:00Z, not " + given.orElse("") + ".");
        }
    }

    boolean given() {
        return from.isPresent() || at.isPresent();
    }

    /** Whether what began and ended so lies in this time: began in the span, or went on at the moment. */
    boolean touch(Instant began, Optional<Instant> ended) {
        if (at.isPresent()) {
            return !began.isAfter(at.get())
                    && ended.filter(end -> end.isBefore(at.get())).isEmpty();
        }
        return from.filter(began::isBefore).isEmpty()
                && to.filter(end -> !began.isBefore(end)).isEmpty();
    }
}
