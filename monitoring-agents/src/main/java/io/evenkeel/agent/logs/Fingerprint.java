package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * The first bytes of a file, by which another file in its place, or a copy of it, is known. Lines begin with their time, so
 * that two logs begin alike only where one is the other.
 *
 * @param length 0 while the file is empty: then any file is like it
 */
record Fingerprint(int length, int sum) {

    static final int MOST = 1_024;
    static final Fingerprint NONE = new Fingerprint(0, 0);

    /** Of so many bytes, or of those that there are. */
    static Fingerprint of(FileChannel file, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
            // A read may give less than asked for.
        }
        if (bytes.position() == 0) {
            return NONE;
        }
        var sum = new CRC32C();
        sum.update(bytes.array(), 0, bytes.position());
        return new Fingerprint(bytes.position(), (int) sum.getValue());
    }

    boolean matches(FileChannel file) throws IOException {
        return length == 0 || of(file, length).equals(this);
    }

    /** A longer one while the file is short; it matches this one. */
    Fingerprint grown(FileChannel file, long size) throws IOException {
        return length >= Math.min(MOST, size) ? this : of(file, MOST);
    }
}
