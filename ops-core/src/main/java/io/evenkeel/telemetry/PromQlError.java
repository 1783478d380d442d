package io.evenkeel.telemetry;

import java.io.Serial;

/** A query that can't be answered, with the place in its text that is the reason. */
public final class PromQlError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The sorts of errors. */
    public enum Kind {
        /** The text is not PromQL, or not the subset that is understood. */
        PARSE,
        /** It was understood, but these samples have no answer, such as a vector matched twice. */
        EXECUTION,
        /** It asks for more than the limits allow. */
        TOO_LARGE,
        /** It took longer than the limit. */
        TIMEOUT
    }

    private final Kind kind;
    private final int line;
    private final int column;

    /**
     * @param offset index of the character in {@code text} that is meant
     * @param sentence what is wrong and, for a parse error, what was expected
     */
    public PromQlError(Kind kind, String text, int offset, String sentence) {
        super(sentence);
        this.kind = kind;
        int end = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        this.line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        this.column = 1 + text.codePointCount(lineStart, end);
    }

    public Kind kind() {
        return kind;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in characters as people count them (code points). */
    public int column() {
        return column;
    }

    /** {@code 1:12: parse error: …}, as Prometheus writes it. */
    public String describe() {
        return line + ":" + column + ": " + (kind == Kind.PARSE ? "parse error: " : "") + getMessage();
    }
}
