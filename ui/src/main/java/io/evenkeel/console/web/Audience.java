package io.evenkeel.console.web;

import io.evenkeel.audit.Right;
import io.evenkeel.desk.Ticket;
import io.evenkeel.workflow.TaskMoved;

/** Whom an event is for. Asked by each stream's own thread, so it may wait for the database. */
interface Audience {

    boolean has(Reader reader);

    /** Whoever sees operations. */
    static Audience operations() {
        return reader -> reader.has(Right.SEE_OPERATIONS);
    }

    /** The desk, and the one who asked. */
    static Audience of(Ticket ticket) {
        return reader -> reader.has(Right.WORK_TICKETS)
                || ticket.requester().person().filter(reader::is).isPresent();
    }

    /** Those whom the inbox shows it. */
    static Audience of(TaskMoved moved) {
        return reader -> reader.isConcernedBy(moved);
    }

    static Audience everybody() {
        return reader -> true;
    }
}
