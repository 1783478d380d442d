package io.evenkeel.console.cli;

/** Tells on standard error how far a long file is: every ten million lines. Not thread-safe. */
final class LineProgress {
    private static final int EVERY = 10_000_000;

    private final String file;
    private long lines;
    private int since;

    LineProgress(String file) {
        this.file = file;
    }

    void line() {
        if (++since == EVERY) {
            since = 0;
            lines += EVERY;
            System.err.printf("%s: %,d lines read.%n", file, lines);
        }
    }
}
