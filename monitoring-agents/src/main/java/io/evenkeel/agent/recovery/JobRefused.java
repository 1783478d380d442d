package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryResult.Refusal;

/** The host does not do this; the message is a sentence that names the thing. */
final class JobRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal code;

    JobRefused(Refusal code, String sentence) {
        super(sentence);
        this.code = code;
    }

    static JobRefused notAllowed(String sentence) {
        return new JobRefused(Refusal.NOT_ALLOWED, sentence);
    }

    Refusal code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
