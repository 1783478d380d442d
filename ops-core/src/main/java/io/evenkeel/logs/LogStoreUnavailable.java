package io.evenkeel.logs;

/** The store cannot take or give lines now. The message is a sentence for the operator. */
public final class LogStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogStoreUnavailable(String message) {
        super(message);
    }

    public LogStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
