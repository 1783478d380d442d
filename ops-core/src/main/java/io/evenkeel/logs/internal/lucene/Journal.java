package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * One file of batches that no commit of an index holds yet. A batch is length, CRC-32C and lines; it is forced to disk before
 * it counts, many batches at once where many wait. Thread-safe.
 */
final class Journal implements AutoCloseable {
    private static final int HEAD = 8;
    private static final int LONGEST = 256 << 20;

    private final Path file;
    private final FileChannel channel;
    private final Object forcing = new Object();
    private long written;
    private long forced;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Journal create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // The name too, or a loss of power takes the file with all that was forced into it.
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return new Journal(file, channel);
    }

    /** Returns when the batch is on disk. */
    void append(List<LogLine> lines) throws IOException {
        byte[] bytes = Stored.bytes(lines);
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        ByteBuffer batch = ByteBuffer.allocate(HEAD + bytes.length);
        batch.putInt(bytes.length).putInt((int) sum.getValue()).put(bytes).flip();
        force(write(batch));
    }

    /** What could not be written whole is cut off again, or the batches behind it would be lost in a replay. */
    private synchronized long write(ByteBuffer batch) throws IOException {
        try {
            long position = written;
            while (batch.hasRemaining()) {
                position += channel.write(batch, position);
            }
            written = position;
            return written;
        } catch (IOException e) {
            channel.truncate(written);
            throw e;
        }
    }

    private void force(long upTo) throws IOException {
        synchronized (forcing) {
            if (forced >= upTo) {
                return;
            }
            long reached;
            synchronized (this) {
                reached = written;
            }
            channel.force(false);
            forced = reached;
        }
    }

    synchronized long bytes() {
        return written;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    /**
     * Gives the batches of an earlier run, in their order. What a crash cut short at the end was never counted.
     *
     * @return whether the file was whole
     */
    static boolean replay(Path file, Consumer<List<LogLine>> batches) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                int length;
                try {
                    length = in.readInt();
                } catch (EOFException e) {
                    return true;
                }
                if (length < 0 || length > LONGEST) {
                    return false;
                }
                int expected = in.readInt();
                byte[] bytes = in.readNBytes(length);
                CRC32C sum = new CRC32C();
                sum.update(bytes);
                if (bytes.length < length || (int) sum.getValue() != expected) {
                    return false;
                }
                batches.accept(Stored.lines(bytes));
            }
        } catch (EOFException e) {
            return false;
        }
    }
}
