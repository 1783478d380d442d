package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is on call for a while instead of whose turn it is: entered, swapped, or taken. Where several cover a moment, the one
 * made last counts. Everybody on call may change what concerns themselves; others need {@code EDIT_ON_CALL}. Thread-safe.
 */
public interface Overrides {

    /** Puts a person in; returns the override's id. */
    UUID add(Actor actor, UUID schedule, UUID person, Span span, String reason);

    /** Takes it back: one's own, or anybody's with {@code EDIT_ON_CALL}. */
    void remove(Actor actor, UUID id);

    /** The actor is on call from this moment for so many hours, 1 to 72. */
    UUID takeNow(Actor actor, UUID schedule, int hours);

    /** Offers one's own turn for another's; both must be whole turns or parts of turns, and ahead. */
    UUID offer(Actor actor, UUID schedule, Span mine, UUID with, Span theirs);

    /** Done by whom it was offered to; refused CONFLICT if somebody else has one of the turns meanwhile. */
    void accept(Actor actor, UUID swap);

    /** Takes an offer back, or declines it. */
    void withdraw(Actor actor, UUID swap);

    /** Offers that can still be accepted, oldest first. */
    List<Swap> swaps();

    /** @param scheduleName as it is now; names of people too */
    record Swap(
            UUID id,
            UUID schedule,
            String scheduleName,
            UUID offeredBy,
            String offeredByName,
            Span mine,
            UUID with,
            String withName,
            Span theirs,
            Instant madeAt,
            Optional<Instant> acceptedAt) {}
}
