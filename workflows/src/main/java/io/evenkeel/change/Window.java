package io.evenkeel.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A span of time that has its beginning and not its end, so that two that meet do not overlap. */
public record Window(Instant from, Instant to) {

    /** @throws IllegalArgumentException if it ends before it begins, or at once */
    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window ends after it begins.");
        }
    }

    public boolean overlaps(Window other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** What both have. */
    public Optional<Window> common(Window other) {
        return overlaps(other)
                ? Optional.of(
                        new Window(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to))
                : Optional.empty();
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
