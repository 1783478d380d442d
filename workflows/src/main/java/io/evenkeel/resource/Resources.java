package io.evenkeel.resource;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Resources from the application to their return. Every verb needs {@code REQUEST_SERVICES}, is for whoever it belongs to
 * (the person, or anybody of the team) or who has {@code EDIT_DESK}, is written to the audit trail, and refuses with
 * CONFLICT where the state forbids it; what belongs to others is NOT_FOUND. {@code expectedVersion}, where present, is
 * {@code If-Match}. Thread-safe.
 *
 * <pre>
 * WANTED -(table, votes)-> REFUSED
 * WANTED -(table, votes, provided)-> ACTIVE    WANTED -(no answer in time)-> NOT_PROVIDED    WANTED -withdraw-> WITHDRAWN
 * ACTIVE -change-size, extend (table, votes, done)-> ACTIVE
 * ACTIVE -release, or its end-> GRACE -restore-> ACTIVE    GRACE -(its grace ends)-> RECLAIMING -(done)-> RECLAIMED
 * </pre>
 */
public interface Resources {

    /** Applies: the quantity is reserved at once, or the application refused. */
    default Resource apply(Actor actor, Application application) {
        return apply(actor, application, Optional.empty());
    }

    /**
     * As above. Sent again by the same person with the same key within 24 hours, it is the application that it was the first
     * time; with the key of another application it is refused (CONFLICT).
     */
    Resource apply(Actor actor, Application application, Optional<String> idempotencyKey);

    /** Takes back what is wished and not done yet; an application ends with it. */
    Resource withdraw(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** Wishes another quantity; more is reserved at once, and asked about. */
    Resource changeSize(Actor actor, String key, int quantity, String reason, OptionalLong expectedVersion);

    /** Wishes a later last day. */
    Resource extend(Actor actor, String key, LocalDate until, String reason, OptionalLong expectedVersion);

    /** Gives it back before its end; the time of grace begins. */
    Resource release(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /**
     * Brings it back while it is in grace.
     *
     * @param until a later last day, which is asked about as an extension is; needed where its end has passed
     */
    Resource restore(Actor actor, String key, Optional<LocalDate> until, String reason, OptionalLong expectedVersion);

    /** Keeps what was found idle; it is not asked about again before. */
    Resource keep(Actor actor, String key, String reason, LocalDate until, OptionalLong expectedVersion);

    /** One that the actor may see: as for the verbs, or with {@code SEE_OPERATIONS}. */
    Detail get(Actor actor, String key);

    /** The actor's own and those of their teams, the newest first. */
    Page mine(Actor actor, Optional<String> cursor, int limit);

    /** Everybody's, the newest first. Needs {@code SEE_OPERATIONS}. */
    Page all(Actor actor, Search search, Optional<String> cursor, int limit);

    /** What is idle and not answered for, the longest first; at most 200. Needs {@code SEE_OPERATIONS}. */
    List<Idle> idle(Actor actor);

    /** Of these, the keys of those that are idle and not answered for. */
    Set<String> idleOf(List<Resource> resources);

    /** For whom the actor may apply, themselves first: {@code person/ID}, {@code team/NAME}. */
    List<String> holdersOf(Actor actor);

    /** @param team for whom; empty: for oneself */
    record Application(String kind, Optional<String> team, int quantity, String purpose, LocalDate until) {}

    /** @param text in key, purpose, owner or item */
    record Search(Optional<State> state, Optional<String> kind, Optional<String> text) {}

    record Page(List<Resource> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param idle if it is found idle and nobody has answered
     * @param history newest first, the newest 200
     */
    record Detail(Resource resource, List<PossibleAct> acts, Optional<Idle> idle, List<Happened> history) {

        public Detail {
            acts = List.copyOf(acts);
            history = List.copyOf(history);
        }
    }

    /** @param what {@code applied}, {@code provided}, … */
    record Happened(Instant at, String by, String what, Map<String, String> facts) {

        public Happened {
            facts = Map.copyOf(facts);
        }
    }

    /** The verbs of people. */
    enum Verb {
        WITHDRAW,
        CHANGE_SIZE,
        EXTEND,
        RELEASE,
        RESTORE,
        KEEP
    }

    /**
     * @param code stable, such as {@code resource-wish-open}; present where it is not allowed
     * @param reason the same as a sentence with the way out
     */
    record PossibleAct(Verb verb, boolean allowed, Optional<String> code, Optional<String> reason) {}

    /**
     * @param since since when it is idle, as measured
     * @param expression the rule
     */
    record Idle(UUID id, Resource resource, Instant since, Instant foundAt, String expression) {}
}
