package io.evenkeel.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far a spool was settled, in a file of two slots that are written in turn: a write that is cut off leaves the other
 * slot, and with it at worst a batch that is sent once more. Not thread-safe.
 */
final class SpoolPosition {

    static final String NAME = "position";
    private static final int SLOT = 64;

    /**
     * @param offset in the segment, where the first batch begins that was not settled
     * @param dropped samples given up since the spool was made
     * @param torn records found broken since then
     */
    record Mark(long segment, long offset, long dropped, long torn) {
        static final Mark START = new Mark(0, 0, 0, 0);
    }

    private final SpoolFolder folder;
    private SpoolFolder.@Nullable Content content;
    private long sequence;

    private SpoolPosition(SpoolFolder folder) {
        this.folder = folder;
    }

    static SpoolPosition in(SpoolFolder folder) {
        return new SpoolPosition(folder);
    }

    /** The newest slot that is whole. */
    Mark read() throws IOException {
        Mark newest = Mark.START;
        for (int slot = 0; slot < 2; slot++) {
            ByteBuffer bytes = content().read((long) slot * SLOT, SLOT);
            if (bytes.remaining() == SLOT && bytes.getLong(SLOT - Long.BYTES) == checksum(bytes)) {
                long found = bytes.getLong();
                if (found > sequence) {
                    sequence = found;
                    newest = new Mark(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
                }
            }
        }
        return newest;
    }

    void write(Mark mark) throws IOException {
        var bytes = ByteBuffer.allocate(SLOT)
                .putLong(sequence + 1)
                .putLong(mark.segment())
                .putLong(mark.offset())
                .putLong(mark.dropped())
                .putLong(mark.torn())
                .rewind();
        bytes.putLong(SLOT - Long.BYTES, checksum(bytes));
        content().write(bytes, (sequence + 1) % 2 * SLOT);
        sequence++;
    }

    private SpoolFolder.Content content() throws IOException {
        if (content == null) {
            content = folder.open(NAME);
        }
        return content;
    }

    void close() throws IOException {
        if (content != null) {
            content.close();
        }
    }

    private static long checksum(ByteBuffer slot) {
        var crc = new CRC32C();
        crc.update(slot.array(), slot.arrayOffset(), SLOT - Long.BYTES);
        return crc.getValue();
    }
}
