package io.evenkeel.logs.internal;

import io.evenkeel.logs.internal.lucene.LuceneLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** Looks at the disk once a second at most. Thread-safe. */
final class DiskRoom implements LuceneLogStore.Room {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final LogSettings settings;
    private long looked;
    private Optional<String> last = Optional.empty();

    DiskRoom(LogSettings settings) {
        this.settings = settings;
        this.looked = System.nanoTime() - EVERY;
    }

    @Override
    public synchronized Optional<String> refusal() {
        if (System.nanoTime() - looked >= EVERY) {
            last = look();
            looked = System.nanoTime();
        }
        return last;
    }

    private Optional<String> look() {
        try {
            long free = Files.getFileStore(settings.folder()).getUsableSpace();
            return free >= settings.freeBytes()
                    ? Optional.empty()
                    : Optional.of("The disk of " + settings.folder() + " has " + free / 1_000_000
                            + " MB left, and logs leave " + settings.freeBytes() / 1_000_000
                            + " MB to others. Free some, or lower evenkeel.logs.retention-days.");
        } catch (IOException e) {
            return Optional.of("The disk of " + settings.folder() + " cannot be looked at: " + e.getMessage());
        }
    }
}
