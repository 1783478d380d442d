package io.evenkeel.protocol;

/**
 * A remote-write request that can't be taken, with a sentence for the sender. The whole request is refused, nothing of it
 * was handed on, and sending it again can't help.
 */
public final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; each has the HTTP status that makes a sender give up instead of trying again. */
    public enum Reason {
        /** Not snappy, not protobuf, or cut off. */
        UNREADABLE(400),
        /** Readable, but not a series as remote write 1.0 has it. */
        INVALID(400),
        /** Above one of the {@link WriteLimits}. */
        TOO_LARGE(413);

        private final int httpStatus;

        Reason(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }
    }

    private final Reason reason;

    WriteRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    WriteRefused(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** 400 or 413. */
    public int httpStatus() {
        return reason.httpStatus();
    }
}
