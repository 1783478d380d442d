package io.evenkeel.desk;

import java.time.Instant;
import java.util.Map;

/**
 * One line of what happened to a ticket.
 *
 * @param byRequester whether the requester said or did it
 * @param isPublic whether the requester sees it
 * @param text a person's words; may be empty
 * @param facts names and values for the console to word; {@link Kind} says which
 */
public record TicketEntry(
        long id,
        Instant at,
        Kind kind,
        String actorName,
        boolean byRequester,
        boolean isPublic,
        String text,
        Map<String, String> facts) {

    /** What sort of line it is, with the names of its facts. */
    public enum Kind {
        /** {@code via}. */
        OPENED,
        /** Public words of the desk. */
        ANSWER,
        /** Words of the requester. */
        REPLY,
        /** Words among the desk. */
        NOTE,
        /** A question to the requester; what was promised is paused. */
        ASKED,
        RESOLVED,
        CONFIRMED,
        /** The text is the reason. */
        REOPENED,
        /** {@code person}. */
        ASSIGNED,
        /** {@code from}, {@code to}: lines. */
        ESCALATED,
        /** {@code from}, {@code to}: kind and priority. */
        GRADED,
        /** {@code into}, or {@code from}: tickets. */
        MERGED,
        /** {@code to}, a ticket. */
        LINKED,
        /** {@code incident}. */
        INCIDENT,
        /** {@code promise}, {@code due}. */
        AT_RISK,
        /** {@code promise}, {@code due}. */
        BROKEN,
        /** {@code reason}: a mail about it did not reach the requester. */
        MAIL_FAILED,
        /** A robot's words, such as an out-of-office notice. */
        ROBOT,
        /** {@code name}, {@code size}. */
        ATTACHED,
        /** What the house has to say about a mail: too large, unreadable, with a key of somebody else's ticket. */
        REMARK
    }

    public TicketEntry {
        facts = Map.copyOf(facts);
    }
}
