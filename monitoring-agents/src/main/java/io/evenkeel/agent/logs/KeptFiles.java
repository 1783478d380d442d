package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Copies of what was deleted before the server took it, in the agent's folder and within a bound. A copy has the bytes at
 * their places and holes where nothing is needed, so that positions stay as they are.
 */
final class KeptFiles {

    private final Path folder;
    private final long mostBytes;
    private final Notes notes;
    private long droppedBytes;

    KeptFiles(Path folder, long mostBytes, Notes notes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.notes = notes;
    }

    /**
     * Copies what the server does not have, and goes on in the copy.
     *
     * @param all that are followed; where there is no room, the oldest copies among them lose what they have left
     */
    void keep(Followed file, List<Followed> all, Instant now) {
        try {
            FileChannel from = file.channel();
            long size = from.size();
            long begin = Math.max(file.settled, size - mostBytes);
            makeRoom(size - begin, all);
            Files.createDirectories(folder);
            Path copy = folder.resolve("kept-" + file.id);
            write(from, file.print.length(), begin, size, copy);
            FileKey key = FileKey.at(copy).key();
            drop(file, begin);
            file.goOnIn(copy, key, now);
            file.kept = true;
            file.size = size;
            notes.say("log_file_kept", "file", file.name, "bytes", size - begin);
        } catch (IOException e) {
            notes.warnOnceAMinute("log_keep", "log_file_not_kept", "file", file.name, "why", e);
        }
    }

    private static void write(FileChannel from, int print, long begin, long size, Path copy) throws IOException {
        try (var to = FileChannel.open(
                copy, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            transfer(from, to, 0, Math.min(print, size));
            transfer(from, to, begin, size);
        }
    }

    private static void transfer(FileChannel from, FileChannel to, long begin, long end) throws IOException {
        to.position(begin);
        long at = begin;
        while (at < end) {
            long moved = from.transferTo(at, end - at, to);
            if (moved <= 0) {
                throw new IOException("the file became shorter while it was copied");
            }
            at += moved;
        }
    }

    private void makeRoom(long bytes, List<Followed> all) {
        long held = all.stream()
                .filter(file -> file.kept)
                .mapToLong(Followed::waiting)
                .sum();
        while (held + bytes > mostBytes) {
            Optional<Followed> oldest = all.stream()
                    .filter(file -> file.kept && file.waiting() > 0)
                    .min(Comparator.comparingLong(file -> file.id));
            if (oldest.isEmpty()) {
                return;
            }
            held -= oldest.get().waiting();
            drop(oldest.get(), oldest.get().size);
        }
    }

    /** What of the file lies before is given up. */
    private void drop(Followed file, long before) {
        if (before > file.settled) {
            dropped(file, before - file.settled);
            file.settled = before;
            file.taken = Math.max(file.taken, before);
        }
    }

    /** Counts what can't be sent any more. */
    void dropped(Followed file, long bytes) {
        if (bytes > 0) {
            droppedBytes += bytes;
            notes.warn("log_bytes_dropped", "file", file.name, "bytes", bytes);
        }
    }

    /** The server has it. */
    void forget(Followed file) {
        file.close();
        try {
            Files.deleteIfExists(file.path);
        } catch (IOException e) {
            notes.warnOnceAMinute("log_keep", "kept_file_not_removed", "file", file.path, "why", e);
        }
    }

    long droppedBytes() {
        return droppedBytes;
    }

    void countEarlier(long bytes) {
        droppedBytes += bytes;
    }
}
