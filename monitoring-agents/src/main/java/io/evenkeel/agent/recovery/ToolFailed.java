package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding;

/** A tool did not do what it was asked, and why. */
final class ToolFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final RecoveryFinding.Code code;

    ToolFailed(RecoveryFinding.Code code, String sentence) {
        super(sentence);
        this.code = code;
    }

    RecoveryFinding finding() {
        return new RecoveryFinding(code, String.valueOf(getMessage()));
    }
}
