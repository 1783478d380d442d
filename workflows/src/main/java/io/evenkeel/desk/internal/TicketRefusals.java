package io.evenkeel.desk.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.internal.Course.Objection;
import java.util.Locale;

/** Why a verb is refused, as a sentence with the way out. */
final class TicketRefusals {
    private TicketRefusals() {}

    static Refusal unknown(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "ticket-unknown",
                "There is no ticket " + shown(key) + " for you. Look at the list.");
    }

    static Refusal refusal(Ticket ticket, Objection objection) {
        return new Refusal(Refusal.Kind.CONFLICT, code(objection), sentence(ticket, objection));
    }

    static String code(Objection objection) {
        return "ticket-" + objection.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(Ticket ticket, Objection objection) {
        String key = ticket.key();
        return switch (objection) {
            case RESOLVED -> key + " is resolved: reopen it first if it is not done.";
            case NOT_RESOLVED -> key + " is not resolved yet.";
            case CLOSED -> key + " is closed: open a new ticket and link it to this one.";
            case MERGED -> key + " goes on in " + ticket.mergedInto().orElse("another ticket") + ": do it there.";
        };
    }

    static Refusal outOfDate(Ticket ticket, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "ticket-changed",
                ticket.key() + " was changed meanwhile: you saw version " + expected + ", it is at " + ticket.version()
                        + ". Read it again.");
    }

    static Refusal invalid(String code, String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, code, sentence, field);
    }

    /** What a caller gave, fit for a sentence. */
    private static String shown(String key) {
        return key.matches("[A-Za-z0-9-]{1,20}") ? key : "of that name";
    }
}
