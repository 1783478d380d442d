package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill.State;
import java.util.Optional;

/** What may follow what in a drill. Pure. */
final class DrillPhase {
    private DrillPhase() {}

    /** What happens to it. */
    enum Act {
        GRANT,
        REFUSE,
        /** The host tells of it for the first time. */
        BEGIN,
        /** Nothing of it runs any more. */
        END,
        STOP,
        REVIEW
    }

    /** Empty where it may not happen. */
    static Optional<State> after(State state, Act act) {
        return switch (state) {
            case APPROVING ->
                switch (act) {
                    case GRANT -> Optional.of(State.WAITING);
                    case REFUSE, STOP -> Optional.of(State.CLOSED);
                    case BEGIN, END, REVIEW -> Optional.empty();
                };
            case WAITING ->
                switch (act) {
                    case BEGIN -> Optional.of(State.RUNNING);
                    case END -> Optional.of(State.REVIEW);
                    case STOP -> Optional.of(State.CLOSED);
                    case GRANT, REFUSE, REVIEW -> Optional.empty();
                };
            case RUNNING ->
                switch (act) {
                    case END -> Optional.of(State.REVIEW);
                    // The host cleans up first.
                    case STOP -> Optional.of(State.RUNNING);
                    case GRANT, REFUSE, BEGIN, REVIEW -> Optional.empty();
                };
            case REVIEW -> act == Act.REVIEW ? Optional.of(State.CLOSED) : Optional.empty();
            case CLOSED -> Optional.empty();
        };
    }
}
