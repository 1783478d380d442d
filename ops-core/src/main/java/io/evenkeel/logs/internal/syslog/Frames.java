package io.evenkeel.logs.internal.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Messages of one stream (RFC 6587 §3.4): counted, {@code 17 <34>1 …}, or ended by a line feed or NUL; told apart by each
 * message's first byte. What is too long is cut, and the rest of it skipped. Not thread-safe.
 */
final class Frames {
    static final int LONGEST = 64 << 10;
    private static final int MOST_DIGITS = 9;

    private final InputStream in;

    /** @param in buffered */
    Frames(InputStream in) {
        this.in = in;
    }

    /**
     * The next message that is not empty; empty at the end of the stream.
     *
     * @throws IOException also for a count that is none, behind which nothing can be understood
     */
    Optional<String> next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            String message = first >= '1' && first <= '9' ? counted(first) : ended(first);
            if (!message.isBlank()) {
                return Optional.of(message);
            }
        }
    }

    private String counted(int first) throws IOException {
        long count = (long) first - '0';
        int digits = 1;
        int next = in.read();
        while (next >= '0' && next <= '9' && digits < MOST_DIGITS) {
            count = count * 10 + next - '0';
            digits++;
            next = in.read();
        }
        if (next != ' ') {
            throw new IOException("a message begins with a digit and has no count before it");
        }
        byte[] message = in.readNBytes((int) Math.min(count, LONGEST));
        in.skipNBytes(count - message.length);
        return text(message, message.length);
    }

    private String ended(int first) throws IOException {
        byte[] message = new byte[256];
        int length = 0;
        for (int next = first; next >= 0 && next != '\n' && next != 0; next = in.read()) {
            if (length == message.length && length < LONGEST) {
                message = Arrays.copyOf(message, Math.min(LONGEST, length * 2));
            }
            if (length < message.length) {
                message[length++] = (byte) next;
            }
        }
        return text(message, length);
    }

    private static String text(byte[] message, int length) {
        return new String(message, 0, length, StandardCharsets.UTF_8);
    }
}
