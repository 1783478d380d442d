package io.evenkeel.database.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that another process appends to, kept below about twice its bound: when it grows over the bound, its
 * content moves to {@code NAME.1} and it starts again from nothing. The writer must have opened it for appending.
 */
public record BoundedLog(Path file) {

    private static final long BOUND_BYTES = 8_000_000;

    public static BoundedLog in(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        return new BoundedLog(folder.resolve(name));
    }

    /** Starts again from nothing where it is over its bound. Called at start and now and then. */
    void trim() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= BOUND_BYTES) {
            return;
        }
        Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** What was written since the file had that size; the last 8,000 bytes of it. */
    String since(long size) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(Math.min(size, in.length()), in.length() - 8_000);
            in.seek(from);
            var bytes = new byte[(int) (in.length() - from)];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
