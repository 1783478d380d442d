package io.evenkeel.alerting;

import io.evenkeel.audit.Actor;
import io.evenkeel.telemetry.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is not to page anybody for a while. A silence mutes the alerts that all its matchers match: they are shown, but
 * nobody is told. When it ends, those that still fire are told of then. Thread-safe.
 */
public interface Silences {

    /** All that are not forgotten: active first, then pending, then expired, each by end. */
    List<Silence> all();

    Optional<Silence> find(UUID id);

    /**
     * Adds a silence, or changes one. Needs {@code HANDLE_INCIDENTS}. When it returns, what it mutes is muted.
     *
     * @param replaces the silence to change; an expired one, or one whose matchers change, gives way to a new one
     * @return the id of the silence in force, which is not {@code replaces} if that gave way
     */
    UUID put(Actor actor, Optional<UUID> replaces, Draft draft);

    /** Ends it now. Refused NOT_FOUND if there is none, CONFLICT if it is over. Needs {@code HANDLE_INCIDENTS}. */
    void expire(Actor actor, UUID id);

    /** What a person asks for. */
    record Draft(List<Matcher> matchers, Instant startsAt, Instant endsAt, String comment) {
        public Draft {
            matchers = List.copyOf(matchers);
        }
    }

    /** @param createdBy the actor who made it or changed it last */
    record Silence(
            UUID id,
            List<Matcher> matchers,
            Instant startsAt,
            Instant endsAt,
            String createdBy,
            String comment,
            Instant updatedAt) {
        public Silence {
            matchers = List.copyOf(matchers);
        }

        public State state(Instant now) {
            if (!now.isBefore(endsAt)) {
                return State.EXPIRED;
            }
            return now.isBefore(startsAt) ? State.PENDING : State.ACTIVE;
        }
    }

    /** Where a silence is at a time. */
    enum State {
        ACTIVE,
        PENDING,
        EXPIRED
    }
}
