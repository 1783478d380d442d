package io.evenkeel.database;

import java.io.Serial;

/** A backup cannot be made, read or restored. The message is one sentence for the operator: what is wrong, and what to do. */
public final class BackupRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public BackupRefused(String message) {
        super(message);
    }

    public BackupRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
