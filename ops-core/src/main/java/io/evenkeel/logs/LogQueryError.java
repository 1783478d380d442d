package io.evenkeel.logs;

/** A query that cannot be understood. The message is a sentence for the person who wrote it. */
public final class LogQueryError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int column;

    /** @param column of the character that is wrong, from 1 */
    public LogQueryError(String message, int column) {
        super(message);
        this.column = column;
    }

    public int column() {
        return column;
    }
}
