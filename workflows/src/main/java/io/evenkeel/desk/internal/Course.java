package io.evenkeel.desk.internal;

import io.evenkeel.desk.Ticket.State;
import java.util.Locale;

/** Where a ticket may go: the state machine, as a value. */
final class Course {

    private Course() {}

    /** What people do to a ticket. */
    enum Act {
        TAKE,
        ASSIGN,
        ESCALATE,
        GRADE,
        ANSWER,
        NOTE,
        ASK_REQUESTER,
        RESOLVE,
        CONFIRM,
        REOPEN,
        MERGE,
        LINK,
        INCIDENT,
        /** The requester says something. */
        REPLY;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why an act is refused here. */
    enum Objection {
        RESOLVED,
        NOT_RESOLVED,
        CLOSED,
        MERGED
    }

    /** The answer to an act: the state afterwards, or the objection. */
    sealed interface Answer {
        record Moved(State to) implements Answer {}

        record Refused(Objection objection) implements Answer {}
    }

    static Answer answer(State state, Act act) {
        return switch (state) {
            case NEW, OPEN, WAITING -> alive(state, act);
            case RESOLVED -> resolved(act);
            case CLOSED ->
                switch (act) {
                    case NOTE, LINK -> moved(State.CLOSED);
                    case TAKE,
                            ASSIGN,
                            ESCALATE,
                            GRADE,
                            ANSWER,
                            ASK_REQUESTER,
                            RESOLVE,
                            CONFIRM,
                            REOPEN,
                            MERGE,
                            INCIDENT,
                            REPLY -> new Answer.Refused(Objection.CLOSED);
                };
            case MERGED ->
                switch (act) {
                    case NOTE, LINK -> moved(State.MERGED);
                    case TAKE,
                            ASSIGN,
                            ESCALATE,
                            GRADE,
                            ANSWER,
                            ASK_REQUESTER,
                            RESOLVE,
                            CONFIRM,
                            REOPEN,
                            MERGE,
                            INCIDENT,
                            REPLY -> new Answer.Refused(Objection.MERGED);
                };
        };
    }

    private static Answer alive(State state, Act act) {
        return switch (act) {
            case TAKE, ASSIGN, ANSWER -> moved(state == State.NEW ? State.OPEN : state);
            case ESCALATE -> moved(state == State.OPEN ? State.NEW : state);
            case GRADE, NOTE, LINK, INCIDENT -> moved(state);
            case ASK_REQUESTER -> moved(State.WAITING);
            case REPLY -> moved(state == State.WAITING ? State.OPEN : state);
            case RESOLVE -> moved(State.RESOLVED);
            case MERGE -> moved(State.MERGED);
            case CONFIRM, REOPEN -> new Answer.Refused(Objection.NOT_RESOLVED);
        };
    }

    private static Answer resolved(Act act) {
        return switch (act) {
            case CONFIRM -> moved(State.CLOSED);
            case REOPEN, REPLY -> moved(State.OPEN);
            case ANSWER, NOTE, LINK -> moved(State.RESOLVED);
            case MERGE -> moved(State.MERGED);
            case TAKE, ASSIGN, ESCALATE, GRADE, ASK_REQUESTER, RESOLVE, INCIDENT ->
                new Answer.Refused(Objection.RESOLVED);
        };
    }

    private static Answer moved(State to) {
        return new Answer.Moved(to);
    }
}
