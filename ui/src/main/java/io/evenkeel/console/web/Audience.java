package io.evenkeel.console.web;

import io.evenkeel.audit.Right;
import io.evenkeel.desk.Ticket;
import io.evenkeel.resource.Resource;
import io.evenkeel.workflow.TaskMoved;
import java.util.Optional;
import java.util.UUID;

/** Whom an event is for. Asked by each stream's own thread, so it may wait for the database. */
interface Audience {

    boolean has(Reader reader);

    /** Whoever sees operations. */
    static Audience operations() {
        return reader -> reader.has(Right.SEE_OPERATIONS);
    }

    /** The desk, and the one who asked. Keeps nothing else of the ticket: events are kept by the thousand. */
    static Audience of(Ticket ticket) {
        Optional<UUID> requester = ticket.requester().person();
        return reader ->
                reader.has(Right.WORK_TICKETS) || requester.filter(reader::is).isPresent();
    }

    /** Whoever sees operations, and whose it is: everybody of the team, or the one who applied. */
    static Audience of(Resource resource) {
        UUID owner = resource.owner().id();
        Optional<String> team = resource.team();
        return reader ->
                reader.has(Right.SEE_OPERATIONS) || team.map(reader::isIn).orElseGet(() -> reader.is(owner));
    }

    /** Those whom the inbox shows it. */
    static Audience of(TaskMoved moved) {
        return reader -> reader.isConcernedBy(moved);
    }

    static Audience everybody() {
        return reader -> true;
    }
}
