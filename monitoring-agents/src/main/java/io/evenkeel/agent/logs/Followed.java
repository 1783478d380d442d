package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file that is followed, from its first byte to its last; what comes into its place is another one. Up to
 * {@code settled} the server has it, up to {@code taken} it is in the shipment on its way. Not thread-safe.
 */
final class Followed {

    /** What a rotated file was when it was last looked at without finding more: to look again only when that changes. */
    record Look(long size, boolean quiet, boolean ended) {}

    final long id;

    /** The path under which it was found first: what its lines have as source. */
    final String name;

    Path path;
    FileKey key;
    Fingerprint print;
    long settled;
    long taken;

    /** No line ends between {@code taken} and here. */
    long scanned;

    long size;
    Instant grewAt;

    /** Since when another file, or none, is in its place. */
    Optional<Instant> rotatedAt = Optional.empty();

    Optional<Pattern> start = Optional.empty();
    Map<String, String> labels = Map.of();

    @Nullable
    Look last;

    /** Whether it is still the same file is to be looked at, though nothing came. */
    boolean doubted;

    /** A copy of what was deleted, in the agent's own folder. */
    boolean kept;

    /** Read to its end, and looked at again only when its size changes. */
    boolean asleep;

    private @Nullable FileChannel channel;

    Followed(long id, String name, Path path, FileKey key, Fingerprint print, long settled, Instant now) {
        this.id = id;
        this.name = name;
        this.path = path;
        this.key = key;
        this.print = print;
        this.settled = settled;
        this.taken = settled;
        this.size = settled;
        this.grewAt = now;
    }

    Followed with(FileRule rule) {
        start = rule.start();
        labels = rule.labels();
        return this;
    }

    boolean isRotated() {
        return rotatedAt.isPresent();
    }

    boolean isOpen() {
        return channel != null;
    }

    /**
     * @throws NoSuchFileException where no file, or another one, is in its place by now
     * @throws IOException where it may not be read
     */
    FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(path, StandardOpenOption.READ);
            channel = open;
            if (!FileKey.at(path).key().equals(key)) {
                close();
                throw new NoSuchFileException(path.toString(), null, "another file is in its place");
            }
        }
        return open;
    }

    /** Goes on in a copy, which has the same bytes. */
    void goOnIn(Path copy, FileKey itsKey, Instant now) {
        close();
        path = copy;
        key = itsKey;
        rotatedAt = Optional.of(now);
        grewAt = now;
        scanned = 0;
        last = null;
    }

    void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written to it.
            }
            channel = null;
        }
    }

    long waiting() {
        return Math.max(0, size - settled);
    }
}
