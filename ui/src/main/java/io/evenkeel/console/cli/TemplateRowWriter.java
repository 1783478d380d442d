package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rows {@code line,template_id,template}, lines counted from 1. Not thread-safe. */
final class TemplateRowWriter {
    private static final byte[] HEADER = "line,template_id,template\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 18;
    private static final int MOST_DIGITS = 20;

    private final OutputStream out;
    private final byte[] bytes = new byte[BUFFER];
    private int filled;
    /** The number of the line in decimal digits, at the end of these bytes. */
    private final byte[] digits = new byte[MOST_DIGITS];

    private int first = MOST_DIGITS;

    TemplateRowWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    /** @param tail what the row ends with */
    void write(byte[] tail) throws IOException {
        count();
        int number = MOST_DIGITS - first;
        if (filled + number + tail.length > BUFFER) {
            flush();
        }
        System.arraycopy(digits, first, bytes, filled, number);
        filled += number;
        if (tail.length > BUFFER - filled) {
            flush();
            out.write(tail);
            return;
        }
        System.arraycopy(tail, 0, bytes, filled, tail.length);
        filled += tail.length;
    }

    private void count() {
        int i = MOST_DIGITS - 1;
        while (i >= first && digits[i] == '9') {
            digits[i--] = '0';
        }
        if (i < first) {
            first = i;
            digits[i] = '1';
        } else {
            digits[i]++;
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, filled);
        filled = 0;
        out.flush();
    }
}
