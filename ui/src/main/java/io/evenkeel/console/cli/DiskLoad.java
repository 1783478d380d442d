package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Takes room on a file system with a file that has no name any more while it is written: the kernel frees it when this
 * process ends, even by {@code kill -9}. Random bytes, so that a file system that compresses does not make it small.
 */
final class DiskLoad implements Load {
    /** Beside the data; removed by the next start in the moment between making and unlinking it that a crash can hit. */
    static final String FILE = "try-disk.fill";

    private static final long MOST_BYTES = 1_000_000_000;
    private static final double MOST_SHARE = 0.05;
    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final long bytes;
    private final TimeLimit limit;
    private @Nullable FileChannel channel;

    private DiskLoad(Path file, long bytes, TimeLimit limit) {
        this.file = file;
        this.bytes = bytes;
        this.limit = limit;
    }

    static DiskLoad withinLimits(Path folder, TimeLimit limit) throws IOException {
        removeLeftOver(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        return ofBytes(folder, Math.min(MOST_BYTES, (long) (MOST_SHARE * free)), limit);
    }

    static DiskLoad ofBytes(Path folder, long bytes, TimeLimit limit) {
        return new DiskLoad(folder.resolve(FILE), bytes, limit);
    }

    static void removeLeftOver(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    @Override
    public synchronized void start() throws IOException {
        if (channel != null) {
            return;
        }
        limit.begin();
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel = opened;
        Files.delete(file);
        byte[] block = new byte[BLOCK];
        var random = new Random();
        for (long left = bytes; left > 0; left -= BLOCK) {
            random.nextBytes(block);
            var part = ByteBuffer.wrap(block, 0, (int) Math.min(BLOCK, left));
            while (part.hasRemaining()) {
                opened.write(part);
            }
        }
        opened.force(false);
    }

    @Override
    public boolean isOver() {
        return limit.isOver();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%d MB of the disk under %s are taken, for at most %d s.",
                bytes / 1_000_000,
                file.getParent(),
                limit.seconds());
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
