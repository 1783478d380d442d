package io.evenkeel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is moved. What it shows stands in a file, so that several processes go by it. Only
 * tests have it: nothing that is shipped can set the time.
 */
final class MovedClock implements InstantSource {
    private final Path file;

    MovedClock(Path file) {
        this.file = file;
    }

    static MovedClock startingAt(Instant start, Path file) {
        MovedClock clock = new MovedClock(file);
        clock.show(start);
        return clock;
    }

    @Override
    public Instant instant() {
        try {
            return Instant.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(Duration forward) {
        show(instant().plus(forward));
    }

    /** Replaced as a whole, since another process may read at any moment. */
    private void show(Instant time) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, time.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
