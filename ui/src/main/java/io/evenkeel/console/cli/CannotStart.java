package io.evenkeel.console.cli;

import java.io.Serial;

/** A command cannot do its work. The message is one sentence for the operator: what is wrong, and what to do. */
final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
