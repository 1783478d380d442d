package io.evenkeel.logs.internal.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Messages of one stream (RFC 6587 §3.4): counted, {@code 17 <34>1 …}, or ended by a line feed or NUL; told apart by each
 * message's first byte. What is too long is cut, says so, and the rest of it is skipped. Not thread-safe.
 */
final class Frames {
    static final int LONGEST = 64 << 10;
    private static final int MOST_DIGITS = 9;

    private final InputStream in;

    /** @param cutFrom how many bytes the message had of which the text is the beginning; 0 where it is whole */
    record Frame(String text, long cutFrom) {}

    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        private Unreadable(String message) {
            super(message);
        }
    }

    /** @param in buffered */
    Frames(InputStream in) {
        this.in = in;
    }

    /**
     * The next message that is not empty; empty at the end of the stream.
     *
     * @throws Unreadable for a count that is none, behind which nothing can be understood
     */
    Optional<Frame> next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            Frame message = first >= '1' && first <= '9' ? counted(first) : ended(first);
            if (!message.text().isBlank()) {
                return Optional.of(message);
            }
        }
    }

    private Frame counted(int first) throws IOException {
        long count = (long) first - '0';
        int digits = 1;
        int next = in.read();
        while (next >= '0' && next <= '9' && digits < MOST_DIGITS) {
            count = count * 10 + next - '0';
            digits++;
            next = in.read();
        }
        if (next != ' ') {
            throw new Unreadable("a message begins with a digit and has no count before it");
        }
        byte[] message = in.readNBytes((int) Math.min(count, LONGEST));
        skip(count - message.length);
        return frame(message, message.length, count);
    }

    /** As many, or to the end: what came before a connection broke is a line. */
    private void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; left--) {
            left -= in.skip(left);
            if (left > 0 && in.read() < 0) {
                return;
            }
        }
    }

    private Frame ended(int first) throws IOException {
        byte[] message = new byte[256];
        int length = 0;
        long bytes = 0;
        for (int next = first; next >= 0 && next != '\n' && next != 0; next = in.read()) {
            if (length == message.length && length < LONGEST) {
                message = Arrays.copyOf(message, Math.min(LONGEST, length * 2));
            }
            if (length < message.length) {
                message[length++] = (byte) next;
            }
            bytes++;
        }
        return frame(message, length, bytes);
    }

    private static Frame frame(byte[] message, int length, long bytes) {
        return new Frame(new String(message, 0, length, StandardCharsets.UTF_8), bytes > length ? bytes : 0);
    }
}
