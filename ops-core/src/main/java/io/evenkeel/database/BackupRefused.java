package io.evenkeel.database;

import java.io.Serial;

/** A backup cannot be made, read or restored. The message is one sentence for the operator: what is wrong, and what to do. */
public final class BackupRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What programs go by: the command ends with its code. */
    public enum Kind {
        OTHER(1),
        /** There is no such file or folder. */
        NOT_THERE(10),
        /** It is missing, too short, or not the one that the keys were sealed with. */
        PASSPHRASE(11),
        /** The file is not what was written. */
        DAMAGED(12),
        NO_SPACE(13),
        /** The database does not answer. */
        DATABASE(14);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    public BackupRefused(String message) {
        this(Kind.OTHER, message);
    }

    public BackupRefused(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public BackupRefused(String message, Throwable cause) {
        this(Kind.OTHER, message, cause);
    }

    public BackupRefused(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
