package io.evenkeel.database;

import java.io.Serial;

/** There is no usable database. The message is one sentence for the operator: what is wrong, and what to do. */
public final class DatabaseUnusable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DatabaseUnusable(String message) {
        super(message);
    }

    public DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
