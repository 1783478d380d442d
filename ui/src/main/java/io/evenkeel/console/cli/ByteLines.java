package io.evenkeel.console.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines as bytes, which end with a line feed, a carriage return, both, or the end of the file. Of a line that is longer than
 * {@link #MOST_BYTES} the beginning is given. Not thread-safe.
 */
final class ByteLines implements Closeable {
    static final int MOST_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] bytes = new byte[4 * MOST_BYTES];
    private int filled;
    private int next;
    private int from;
    private int to;
    private boolean afterReturn;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false where there is none. */
    boolean next() throws IOException {
        if (afterReturn && (next < filled || refill(filled)) && bytes[next] == '\n') {
            next++;
        }
        afterReturn = false;
        int end = endFrom(next);
        while (end == filled) {
            if (end - next > MOST_BYTES) {
                return beginning();
            }
            int length = end - next;
            if (!refill(next)) {
                return ended(next, next + length, length > 0);
            }
            end = endFrom(next + length);
        }
        return ended(next, end, true);
    }

    /** Of a line that does not fit; the rest is read and left out. */
    private boolean beginning() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, MOST_BYTES);
        int end = endFrom(filled);
        while (end == filled) {
            filled = MOST_BYTES;
            int read = in.read(bytes, filled, bytes.length - filled);
            if (read <= 0) {
                return ended(0, MOST_BYTES, true);
            }
            filled += read;
            end = endFrom(MOST_BYTES);
        }
        return ended(0, end, true);
    }

    private boolean ended(int begin, int end, boolean isLine) {
        from = begin;
        to = Math.min(end, begin + MOST_BYTES);
        afterReturn = end < filled && bytes[end] == '\r';
        next = Math.min(filled, end + 1);
        return isLine;
    }

    private int endFrom(int begin) {
        int i = begin;
        while (i < filled && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Reads more behind what begins at {@code keep}, which becomes the beginning; false at the end of the file. */
    private boolean refill(int keep) throws IOException {
        System.arraycopy(bytes, keep, bytes, 0, filled - keep);
        filled -= keep;
        next = 0;
        int read = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    /** As UTF-8; what is none is replaced. */
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    /** Behind its last byte. */
    int to() {
        return to;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
