package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two spans that are compared: as long as each other, so that counts can be. What lies between them, the work itself,
 * is in neither. Pure.
 */
record Spans(Optional<Window> before, Optional<Window> after) {
    /** Less says nothing: caches are cold, and rules have not looked long enough to fire. */
    static final Duration SHORTEST = Duration.ofMinutes(15);

    static Spans of(Change change, Instant now, Duration longest) {
        if (change.startedAt().isEmpty()) {
            return new Spans(Optional.empty(), Optional.empty());
        }
        Instant started = change.startedAt().get();
        Optional<Window> after = change.endedAt().flatMap(ended -> {
            Duration since = Duration.between(ended, now);
            Duration length = since.compareTo(longest) < 0 ? since : longest;
            return length.compareTo(SHORTEST) < 0
                    ? Optional.empty()
                    : Optional.of(new Window(ended, ended.plus(length)));
        });
        Duration length = after.map(Window::length).orElse(longest);
        return new Spans(Optional.of(new Window(started.minus(length), started)), after);
    }
}
