package io.evenkeel.desk;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.Ticket.Requester;
import io.evenkeel.desk.Ticket.State;
import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Work on tickets; every verb needs {@code WORK_TICKETS}, is written to the ticket and the audit trail, and refuses with
 * CONFLICT what the state forbids. Whoever answers a ticket that nobody has, has it from then on. Thread-safe.
 *
 * <pre>
 * NEW -take, assign, answer-> OPEN -askRequester-> WAITING -(requester answers)-> OPEN
 * NEW, OPEN, WAITING -resolve-> RESOLVED -confirm-> CLOSED     RESOLVED -reopen, (requester answers)-> OPEN
 * NEW, OPEN, WAITING -escalate, assign to a line-> NEW, WAITING     each but CLOSED -merge-> MERGED
 * </pre>
 */
public interface Desk {

    Page list(Actor actor, Search search);

    Detail get(Actor actor, String key);

    /** For somebody else, as when the telephone rings. */
    Ticket open(Actor actor, NewTicket ticket);

    Ticket take(Actor actor, String key, OptionalLong expectedVersion);

    Ticket assign(Actor actor, String key, UUID person, OptionalLong expectedVersion);

    /** To whoever is on duty for its line now; refused where nobody is. */
    Ticket assignOnDuty(Actor actor, String key, OptionalLong expectedVersion);

    /** To another line, which has to take it. */
    Ticket escalate(Actor actor, String key, Line line, OptionalLong expectedVersion);

    /** Gives another priority or kind; the promises go by its targets from now on. Absent: as it is. */
    Ticket grade(
            Actor actor, String key, Optional<Kind> kind, Optional<Priority> priority, OptionalLong expectedVersion);

    /** The requester reads it, in their page and by mail. */
    Ticket answer(Actor actor, String key, String text, OptionalLong expectedVersion);

    /** Only the desk reads it. */
    Ticket note(Actor actor, String key, String text);

    /** Asks the requester; what was promised is paused until they answer. */
    Ticket askRequester(Actor actor, String key, String text, OptionalLong expectedVersion);

    Ticket resolve(Actor actor, String key, String text, OptionalLong expectedVersion);

    /** In the requester's name. */
    Ticket confirm(Actor actor, String key, OptionalLong expectedVersion);

    Ticket reopen(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** It goes on in another ticket, whose public answers its requester gets too. */
    Ticket merge(Actor actor, String key, String into, OptionalLong expectedVersion);

    /** Both know of each other; nothing else. */
    Ticket link(Actor actor, String key, String to);

    /** Makes an incident of a fault, or joins the one that is being fought on the same item. Repeatable. */
    Ticket incident(Actor actor, String key, OptionalLong expectedVersion);

    /** Puts a file to it. */
    Attachment attach(Actor actor, String key, String name, String type, byte[] content, boolean isPublic);

    Content content(Actor actor, String key, UUID attachment);

    /** The verbs with whether they may be done now, and why not. */
    List<PossibleAct> acts(Ticket ticket);

    /**
     * @param state one state; absent: all that are not over
     * @param mine only those on which the actor works
     * @param words found in title, key or requester's name
     * @param cursor {@link Page#next} of the page before
     * @param limit 1 to 200
     */
    record Search(
            Optional<Line> line,
            Optional<State> state,
            Optional<Kind> kind,
            Optional<String> words,
            boolean mine,
            Optional<String> cursor,
            int limit) {}

    record Page(List<Ticket> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param entries oldest first, the newest 1,000
     * @param linked keys of tickets
     * @param merged keys of the tickets that go on in it
     */
    record Detail(
            Ticket ticket,
            List<TicketEntry> entries,
            List<Attachment> attachments,
            List<String> linked,
            List<String> merged) {

        public Detail {
            entries = List.copyOf(entries);
            attachments = List.copyOf(attachments);
            linked = List.copyOf(linked);
            merged = List.copyOf(merged);
        }
    }

    /**
     * @param title 1 to 250 characters
     * @param text to 100,000 characters
     * @param requester who asks
     * @param priority absent: P3
     */
    record NewTicket(
            Kind kind,
            String title,
            String text,
            Requester requester,
            Optional<UUID> item,
            Optional<Priority> priority,
            Ticket.Via via) {}

    /** A file; always saved, never shown in the page. */
    record Attachment(UUID id, String name, String type, long size, Instant at, String byName, boolean isPublic) {}

    /** A file with what is in it. */
    record Content(Attachment attachment, byte[] bytes) {

        public Content {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** @param code stable, such as {@code ticket-closed}; present where it is not allowed */
    record PossibleAct(String verb, boolean allowed, Optional<String> code, Optional<String> reason) {}
}
