package io.evenkeel.console.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines that end with LF or CR LF and are not endless. Not thread-safe. */
final class BoundedLines implements Closeable {

    /** More than any row of measurements. */
    static final int LONGEST = 65_536;

    private final Reader reader;
    private final char[] buffer = new char[2 * LONGEST];
    private int from;
    private int to;
    private long number;

    BoundedLines(Reader reader) {
        this.reader = reader;
    }

    /** Of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Empty at the end. @throws IOException with half of a sentence, if a line is too long */
    Optional<String> next() throws IOException {
        int seen = from;
        while (true) {
            for (; seen < to; seen++) {
                if (buffer[seen] == '\n') {
                    String line = line(seen);
                    from = seen + 1;
                    return Optional.of(line);
                }
            }
            if (to - from > LONGEST) {
                throw new IOException("line " + (number + 1) + " is longer than " + LONGEST + " characters");
            }
            seen -= from;
            if (!fill()) {
                String last = line(to);
                boolean none = from == to;
                from = to;
                return none ? Optional.empty() : Optional.of(last);
            }
        }
    }

    private String line(int end) {
        int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        number++;
        return new String(buffer, from, last - from);
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = reader.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
