package io.evenkeel.recovery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One job of a policy.
 *
 * @param part of it that is done, from 0 to 1
 * @param code why it did not end well: a finding's or a refusal's, as in {@code docs/operations/recovery.md}, or one of
 *     {@code agent-silent}, {@code not-fetched}
 * @param sentence the same for people; of a backup that ended well, why no list of its contents was taken
 */
public record RecoveryRun(
        UUID id,
        Act act,
        State state,
        Instant dueAt,
        Optional<Instant> sentAt,
        Optional<Instant> endedAt,
        double part,
        long bytesDone,
        Optional<Outcome> outcome,
        Optional<String> code,
        Optional<String> sentence) {

    /** In the order in which one follows the other; a drill stands for itself. */
    public enum Act {
        BACKUP,
        VERIFY,
        FORGET,
        LIST,
        DRILL
    }

    /** WAITING until the agent fetches it. */
    public enum State {
        WAITING,
        SENT,
        ENDED
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        FAILED,
        /** The host does not do this. */
        REFUSED,
        /** Nothing more was heard of it. */
        LOST,
        /** The agent did not ask for it. */
        NOT_FETCHED
    }

    /** Whether it ended, and not well. */
    public boolean hasFailed() {
        return outcome.filter(ended -> ended != Outcome.DONE).isPresent();
    }
}
