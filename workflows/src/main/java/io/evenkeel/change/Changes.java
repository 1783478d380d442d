package io.evenkeel.change;

import io.evenkeel.audit.Actor;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Changes on purpose. Every verb needs {@code PLAN_CHANGES}, is written to the audit trail, and refuses with CONFLICT where
 * the state forbids it. {@code expectedVersion}, where present, is {@code If-Match}. Thread-safe.
 *
 * <pre>
 * normal:    DRAFT -submit-> APPROVING -(granted)-> SCHEDULED -start, in its window-> RUNNING -done-> DONE -review-> CLOSED
 *                            APPROVING -(refused)-> REFUSED -edit-> DRAFT
 * standard:  DRAFT -submit-> SCHEDULED …
 * emergency: DRAFT -start-> RUNNING -done-> DONE -review, once it is voted on-> CLOSED
 * all:       RUNNING, BACKING_OUT -extend-> the same, with a later end
 *            RUNNING -back-out-> BACKING_OUT -done-> BACKED_OUT -review-> CLOSED
 *            SCHEDULED -(its window passes)-> MISSED    DRAFT, APPROVING, REFUSED, SCHEDULED -withdraw-> WITHDRAWN
 * </pre>
 */
public interface Changes {

    /** Writes down a draft. */
    Change plan(Actor actor, Draft draft);

    /** Replaces what a draft says; one that was refused becomes a draft again. */
    Change edit(Actor actor, String key, Draft draft, OptionalLong expectedVersion);

    /**
     * Asks for what its risk demands. Refused while a freeze is over it, and while it meets anything else unless {@code
     * despite} says why that is all right; the conflicts stand in the refusal.
     */
    Change submit(Actor actor, String key, Optional<String> despite, OptionalLong expectedVersion);

    /**
     * Begins, and mutes the alerts of exactly its items until its window ends; its window must have begun. Refused while a
     * freeze is over it, and while it meets one that is under way unless {@code despite}, here or when it was submitted,
     * says why that is all right.
     */
    Change start(Actor actor, String key, Optional<String> despite, OptionalLong expectedVersion);

    /** Ticks off a step: of the way back once it is backed out, else of the implementation. Repeatable. */
    Change tick(Actor actor, String key, int number);

    /** All steps are done; the alerts of its items are heard again. Ends a way back too. */
    Change done(Actor actor, String key, OptionalLong expectedVersion);

    /** Begins the way back. */
    Change backOut(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** Says how it went, and keeps with it what was measured before and after. */
    Change review(Actor actor, String key, Result result, String text, OptionalLong expectedVersion);

    /**
     * Gives it more time while it is under way: its window ends at {@code to}, and the alerts of its items stay muted until
     * then, also where they were heard again already. Refused unless {@code to} lies after now and after the end that it has;
     * a window stays within 14 days. What it now meets holds nothing up, since the work is being done.
     */
    Change extend(Actor actor, String key, Instant to, String reason, OptionalLong expectedVersion);

    /** Gives it up before it began. */
    Change withdraw(Actor actor, String key, String reason, OptionalLong expectedVersion);

    Optional<Change> find(String key);

    /** Those whose window, or whose work, lies in the span at least in part; the earliest first; at most 500. */
    List<Change> between(Window span, Optional<State> state);

    /** Everything that it meets, by rule and name. */
    List<Conflict> conflicts(String key);

    /** Measured now; {@link Change#review} has what was measured then. */
    Health health(String key);

    /** What a person may do with it in its state, and why not where not. Rights are not asked here. */
    List<PossibleAct> acts(Change change);

    /** The verbs of people. */
    enum Verb {
        EDIT,
        SUBMIT,
        START,
        EXTEND,
        DONE,
        BACK_OUT,
        REVIEW,
        WITHDRAW
    }

    /**
     * @param code stable, such as {@code change-steps-left}; present where it is not allowed
     * @param reason the same as a sentence with the way out
     */
    record PossibleAct(Verb verb, boolean allowed, Optional<String> code, Optional<String> reason) {}

    /**
     * What somebody plans.
     *
     * @param template for a standard change, which then has its steps
     * @param to of an emergency says until when its alerts are muted
     */
    record Draft(
            Kind kind,
            Optional<String> template,
            String title,
            String why,
            List<UUID> items,
            Instant from,
            Instant to,
            List<String> implementation,
            List<String> backOut,
            boolean backOutTested) {

        public Draft {
            items = List.copyOf(items);
            implementation = List.copyOf(implementation);
            backOut = List.copyOf(backOut);
        }
    }
}
