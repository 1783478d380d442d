package io.evenkeel.desk;

import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One matter of one requester.
 *
 * @param key what people say: {@code TIC-12}
 * @param text what the requester wrote first
 * @param assignee who works on it
 * @param item what it is about, if that is known
 * @param incident the incident that it became or joined
 * @param mergedInto the ticket in which it goes on
 * @param entry of the catalogue, for a request
 * @param values of the catalogue entry's form
 * @param promises what the requester was promised, the answer first
 * @param version for {@code If-Match}; grows with each change
 */
public record Ticket(
        String key,
        Kind kind,
        State state,
        Priority priority,
        Line line,
        Via via,
        String title,
        String text,
        Requester requester,
        Optional<Assignee> assignee,
        Optional<UUID> item,
        Optional<String> incident,
        Optional<String> mergedInto,
        Optional<String> entry,
        Map<String, Object> values,
        Instant openedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        List<Promise> promises,
        long version) {

    /** What the requester wants. */
    public enum Kind {
        /** Something is broken. */
        FAULT,
        /** Something of the catalogue. */
        REQUEST,
        QUESTION
    }

    /** Where it is; the verbs say which goes to which. */
    public enum State {
        /** Nobody works on it. */
        NEW,
        OPEN,
        /** The requester is asked; what was promised does not run meanwhile. */
        WAITING,
        /** Done in the eyes of the desk; the requester confirms or reopens. */
        RESOLVED,
        CLOSED,
        /** It goes on in another ticket. */
        MERGED
    }

    /** Who is to deal with it. */
    public enum Line {
        FIRST,
        SECOND,
        THIRD
    }

    /** How it came. */
    public enum Via {
        CONSOLE,
        API,
        MAIL,
        PHONE
    }

    /**
     * @param person absent for somebody without an account
     * @param address where answers go by mail, if known
     */
    public record Requester(Optional<UUID> person, String name, Optional<String> address) {}

    public record Assignee(UUID id, String name) {}

    /**
     * What was promised.
     *
     * @param due when it runs out; absent while it is paused, and where it was kept
     */
    public record Promise(What what, PromiseState state, Optional<Instant> due) {

        /** Of what. */
        public enum What {
            /** A first answer. */
            ANSWER,
            SOLVE
        }

        /** How it stands. */
        public enum PromiseState {
            RUNNING,
            AT_RISK,
            PAUSED,
            KEPT,
            BROKEN
        }
    }

    public Ticket {
        values = Map.copyOf(values);
        promises = List.copyOf(promises);
    }
}
