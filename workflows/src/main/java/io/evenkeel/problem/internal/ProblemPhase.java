package io.evenkeel.problem.internal;

import io.evenkeel.problem.Problem;
import io.evenkeel.problem.Problem.State;

/**
 * Where a problem is, and what may happen to it there: the state machine, as a value.
 *
 * @param causeKnown whether somebody has written it down
 * @param remedied whether a change that ends it was carried out
 */
record ProblemPhase(State state, boolean causeKnown, boolean remedied) {

    /** What people and processes do. */
    enum Act {
        ACCEPT,
        DISMISS,
        /** Cause, workaround, remedy. */
        WRITE,
        QUIET,
        CLOSE
    }

    /** Why an act is refused here. */
    enum Impediment {
        NOT_ACCEPTED,
        ACCEPTED_ALREADY,
        CAUSE_UNKNOWN,
        NO_REMEDY,
        WATCHED_ALREADY,
        OVER
    }

    /** The answer to an act: the next state, or the obstacle. */
    sealed interface Answer {
        record Moved(State state) implements Answer {}

        record Refused(Impediment obstacle) implements Answer {}
    }

    static ProblemPhase of(Problem problem, boolean remedied) {
        return new ProblemPhase(problem.state(), problem.cause().isPresent(), remedied);
    }

    Answer answer(Act act) {
        return switch (state) {
            case PROPOSED ->
                switch (act) {
                    case ACCEPT -> moved(State.OPEN);
                    case DISMISS -> moved(State.DISMISSED);
                    case WRITE, QUIET, CLOSE -> refused(Impediment.NOT_ACCEPTED);
                };
            case OPEN ->
                switch (act) {
                    case ACCEPT -> refused(Impediment.ACCEPTED_ALREADY);
                    case DISMISS -> moved(State.DISMISSED);
                    case WRITE -> moved(State.OPEN);
                    case QUIET -> quiet();
                    case CLOSE -> moved(State.CLOSED);
                };
            case WATCHED ->
                switch (act) {
                    case ACCEPT -> refused(Impediment.ACCEPTED_ALREADY);
                    case DISMISS, QUIET -> refused(Impediment.WATCHED_ALREADY);
                    case WRITE -> moved(State.WATCHED);
                    case CLOSE -> moved(State.CLOSED);
                };
            case DISMISSED, CLOSED -> refused(Impediment.OVER);
        };
    }

    private Answer quiet() {
        if (!causeKnown) {
            return refused(Impediment.CAUSE_UNKNOWN);
        }
        return remedied ? moved(State.WATCHED) : refused(Impediment.NO_REMEDY);
    }

    private static Answer moved(State next) {
        return new Answer.Moved(next);
    }

    private static Answer refused(Impediment obstacle) {
        return new Answer.Refused(obstacle);
    }
}
