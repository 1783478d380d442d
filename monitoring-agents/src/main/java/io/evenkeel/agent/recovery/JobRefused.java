package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryResult.Reason;

/** The host does not do this; the message is a sentence that names the thing. */
final class JobRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason code;

    JobRefused(Reason code, String sentence) {
        super(sentence);
        this.code = code;
    }

    static JobRefused notAllowed(String sentence) {
        return new JobRefused(Reason.NOT_ALLOWED, sentence);
    }

    Reason code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
