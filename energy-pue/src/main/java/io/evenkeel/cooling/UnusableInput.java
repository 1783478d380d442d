package io.evenkeel.cooling;

import java.io.Serial;

/** A file about a plant cannot be used. The message is a sentence that names the field or row and what it should be. */
public final class UnusableInput extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnusableInput(String message) {
        super(message);
    }

    public UnusableInput(String message, Throwable cause) {
        super(message, cause);
    }
}
