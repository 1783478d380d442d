package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.RecoveryRun.Act;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import java.util.Optional;

/** Which job follows one that ended: a copy is made, checked, and only then are older ones removed. Pure. */
final class Following {
    private Following() {}

    static Optional<Act> after(Act act, Outcome outcome) {
        return switch (act) {
            case BACKUP -> outcome == Outcome.DONE ? Optional.of(Act.VERIFY) : Optional.empty();
            case VERIFY -> outcome == Outcome.DONE ? Optional.of(Act.FORGET) : Optional.empty();
            // A host may keep more than the server asks for, and refuse; what is there is listed all the same.
            case FORGET ->
                outcome == Outcome.DONE || outcome == Outcome.REFUSED ? Optional.of(Act.LIST) : Optional.empty();
            case LIST, DRILL -> Optional.empty();
        };
    }
}
