package io.evenkeel.assistant;

import java.io.Serial;

/** A questions file or an estate cannot be read. The message names file, row and field, and what would be right. */
public final class EvaluationRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public EvaluationRefused(String message) {
        super(message);
    }

    public EvaluationRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
