package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Bytes of a case.
 *
 * @param stored as they lie on the disk
 * @param unpacked as they are read; a packed file says so at its end (RFC 1952), which is believed
 */
record CaseSize(long stored, long unpacked) {
    static final CaseSize NOTHING = new CaseSize(0, 0);

    private static final int TRAILER = 4;

    /** What cannot be looked at has no size: reading it says why. */
    static CaseSize of(Path file) {
        try (FileChannel bytes = FileChannel.open(file)) {
            long stored = bytes.size();
            boolean packed = String.valueOf(file.getFileName()).endsWith(".gz") && stored > TRAILER;
            return new CaseSize(stored, packed ? Math.max(stored, unpacked(bytes, stored)) : stored);
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private static long unpacked(FileChannel bytes, long stored) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(length, stored - TRAILER);
        return Integer.toUnsignedLong(length.getInt(0));
    }

    CaseSize plus(CaseSize other) {
        return new CaseSize(stored + other.stored, unpacked + other.unpacked);
    }
}
