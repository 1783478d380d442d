package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Stage;
import io.evenkeel.change.Change.State;
import java.time.Instant;

/**
 * Where a change is, and what may happen to it there: the state machine, as a value.
 *
 * @param place where now lies to its window
 * @param implemented whether every step is ticked off
 * @param takenBack whether every step of the way back is
 * @param decided whether what is voted on is decided, where something is
 */
record Phase(State state, Kind kind, Place place, boolean implemented, boolean takenBack, boolean decided) {

    /** Where a time lies to a window. */
    enum Place {
        BEFORE,
        INSIDE,
        AFTER
    }

    /** What people and processes do. */
    enum Act {
        EDIT,
        SUBMIT,
        START,
        TICK,
        EXTEND,
        DONE,
        BACK_OUT,
        REVIEW,
        WITHDRAW,
        /** The approvers say yes. */
        GRANT,
        /** They say no. */
        REFUSE,
        /** The window ends. */
        PASS
    }

    /** Why an act is refused here. */
    enum Hindrance {
        NOT_SUBMITTED,
        SUBMITTED_ALREADY,
        NEEDS_NO_SUBMIT,
        APPROVAL_OPEN,
        APPROVAL_REFUSED,
        TOO_EARLY,
        TOO_LATE,
        NOT_STARTED,
        STARTED_ALREADY,
        STEPS_LEFT,
        BACKING_OUT_ALREADY,
        BACK_OUT_STEPS_LEFT,
        NOT_ENDED,
        ENDED_ALREADY,
        OVER
    }

    /** The answer to an act: the next state, or the obstacle. */
    sealed interface Answer {
        record Moved(State state) implements Answer {}

        record Refused(Hindrance obstacle) implements Answer {}
    }

    /** @param decided whether what is voted on is decided; true where nothing is */
    static Phase of(Change change, Instant now, boolean decided) {
        return new Phase(
                change.state(),
                change.kind(),
                now.isBefore(change.window().from())
                        ? Place.BEFORE
                        : now.isBefore(change.window().to()) ? Place.INSIDE : Place.AFTER,
                change.implementation().stream().allMatch(Stage::isDone),
                change.backOut().stream().allMatch(Stage::isDone),
                decided);
    }

    Answer answer(Act act) {
        return switch (act) {
            case EDIT -> edit();
            case SUBMIT -> submit();
            case START -> start();
            case TICK, EXTEND -> isUnderWay() ? moved(state) : refused(notUnderWay());
            case DONE -> done();
            case BACK_OUT -> backOut();
            case REVIEW -> review();
            case WITHDRAW -> withdraw();
            case GRANT -> voted(State.SCHEDULED);
            case REFUSE -> voted(State.REFUSED);
            case PASS -> state == State.SCHEDULED ? moved(State.MISSED) : refused(Hindrance.STARTED_ALREADY);
        };
    }

    private boolean isUnderWay() {
        return state == State.RUNNING || state == State.BACKING_OUT;
    }

    private Answer edit() {
        return switch (state) {
            case DRAFT, REFUSED -> moved(State.DRAFT);
            case APPROVING, SCHEDULED -> refused(Hindrance.SUBMITTED_ALREADY);
            case RUNNING, BACKING_OUT -> refused(Hindrance.STARTED_ALREADY);
            case DONE, BACKED_OUT -> refused(Hindrance.ENDED_ALREADY);
            case MISSED, WITHDRAWN, CLOSED -> refused(Hindrance.OVER);
        };
    }

    private Answer submit() {
        return switch (state) {
            case DRAFT -> submitDraft();
            case APPROVING, SCHEDULED -> refused(Hindrance.SUBMITTED_ALREADY);
            case REFUSED -> refused(Hindrance.APPROVAL_REFUSED);
            case RUNNING, BACKING_OUT -> refused(Hindrance.STARTED_ALREADY);
            case DONE, BACKED_OUT -> refused(Hindrance.ENDED_ALREADY);
            case MISSED, WITHDRAWN, CLOSED -> refused(Hindrance.OVER);
        };
    }

    private Answer submitDraft() {
        if (kind == Kind.EMERGENCY) {
            return refused(Hindrance.NEEDS_NO_SUBMIT);
        }
        if (place == Place.AFTER) {
            return refused(Hindrance.TOO_LATE);
        }
        return moved(kind == Kind.STANDARD ? State.SCHEDULED : State.APPROVING);
    }

    private Answer start() {
        return switch (state) {
            case DRAFT -> kind == Kind.EMERGENCY ? inTime() : refused(Hindrance.NOT_SUBMITTED);
            case APPROVING -> refused(Hindrance.APPROVAL_OPEN);
            case REFUSED -> refused(Hindrance.APPROVAL_REFUSED);
            case SCHEDULED -> place == Place.BEFORE ? refused(Hindrance.TOO_EARLY) : inTime();
            case RUNNING, BACKING_OUT -> refused(Hindrance.STARTED_ALREADY);
            case DONE, BACKED_OUT -> refused(Hindrance.ENDED_ALREADY);
            case MISSED, WITHDRAWN, CLOSED -> refused(Hindrance.OVER);
        };
    }

    private Answer inTime() {
        return place == Place.AFTER ? refused(Hindrance.TOO_LATE) : moved(State.RUNNING);
    }

    private Answer done() {
        return switch (state) {
            case RUNNING -> implemented ? moved(State.DONE) : refused(Hindrance.STEPS_LEFT);
            case BACKING_OUT -> takenBack ? moved(State.BACKED_OUT) : refused(Hindrance.BACK_OUT_STEPS_LEFT);
            case DRAFT, APPROVING, REFUSED, SCHEDULED, DONE, BACKED_OUT, MISSED, WITHDRAWN, CLOSED ->
                refused(notUnderWay());
        };
    }

    private Answer backOut() {
        return switch (state) {
            case RUNNING -> moved(State.BACKING_OUT);
            case BACKING_OUT -> refused(Hindrance.BACKING_OUT_ALREADY);
            case DRAFT, APPROVING, REFUSED, SCHEDULED, DONE, BACKED_OUT, MISSED, WITHDRAWN, CLOSED ->
                refused(notUnderWay());
        };
    }

    private Hindrance notUnderWay() {
        return switch (state) {
            case DRAFT, APPROVING, REFUSED, SCHEDULED, RUNNING, BACKING_OUT -> Hindrance.NOT_STARTED;
            case DONE, BACKED_OUT -> Hindrance.ENDED_ALREADY;
            case MISSED, WITHDRAWN, CLOSED -> Hindrance.OVER;
        };
    }

    /** What was done in an emergency is looked back on once somebody has answered for it. */
    private Answer review() {
        return switch (state) {
            case DONE, BACKED_OUT -> decided ? moved(State.CLOSED) : refused(Hindrance.APPROVAL_OPEN);
            case DRAFT, APPROVING, REFUSED, SCHEDULED -> refused(Hindrance.NOT_STARTED);
            case RUNNING, BACKING_OUT -> refused(Hindrance.NOT_ENDED);
            case MISSED, WITHDRAWN, CLOSED -> refused(Hindrance.OVER);
        };
    }

    private Answer withdraw() {
        return switch (state) {
            case DRAFT, APPROVING, REFUSED, SCHEDULED -> moved(State.WITHDRAWN);
            case RUNNING, BACKING_OUT -> refused(Hindrance.STARTED_ALREADY);
            case DONE, BACKED_OUT -> refused(Hindrance.ENDED_ALREADY);
            case MISSED, WITHDRAWN, CLOSED -> refused(Hindrance.OVER);
        };
    }

    /** An emergency's vote comes after the deed and moves nothing. */
    private Answer voted(State next) {
        return state == State.APPROVING ? moved(next) : moved(state);
    }

    private static Answer moved(State next) {
        return new Answer.Moved(next);
    }

    private static Answer refused(Hindrance obstacle) {
        return new Answer.Refused(obstacle);
    }
}
