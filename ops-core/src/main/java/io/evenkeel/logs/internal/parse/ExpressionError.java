package io.evenkeel.logs.internal.parse;

/** An own expression that cannot be taken. The message is a sentence for the person who wrote it, with the column. */
public final class ExpressionError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExpressionError(String message) {
        super(message);
    }
}
