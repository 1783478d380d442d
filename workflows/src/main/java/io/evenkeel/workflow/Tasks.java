package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The inbox: what waits for a person, or for whom they stand in. Every verb needs {@code WORK_TASKS}, is written to the
 * audit trail and to the task's own history, and refuses with CONFLICT where the task's state forbids it; a task that does
 * not concern the one who asks is NOT_FOUND. Thread-safe.
 */
public interface Tasks {

    /** Due first, those without a due time last, then the oldest. */
    Page waitingFor(Actor actor, Filter filter, Optional<String> cursor, int limit);

    /** One with its form, where it can be returned to, and its votes. */
    Detail get(Actor actor, String id);

    /** Takes what waits for one of the actor's groups. Repeatable. */
    void claim(Actor actor, String id);

    /** Gives back to the groups what the actor has. */
    void handBack(Actor actor, String id);

    /** Gives what the actor has to somebody else. */
    void delegate(Actor actor, String id, UUID to, String reason);

    /** Ends it with what the form asks for; what nobody has is claimed with it. */
    void complete(Actor actor, String id, Map<String, Object> values);

    /** Goes back to an earlier step, one of {@link Detail#returnTo}; whoever did that step has it again. */
    void returnTo(Actor actor, String id, String step, String reason);

    /** Ends the whole matter; for whoever asked for it. */
    void withdraw(Actor actor, String id, String reason);

    /** Asks somebody to countersign; until they do, it cannot be completed. */
    void countersign(Actor actor, String id, UUID by);

    /**
     * What is asked for.
     *
     * @param mine only what the actor has
     * @param asked instead: what the actor asked for and is under way, whomever it waits for
     * @param group only what waits for this group
     * @param text in subject, key or name
     */
    record Filter(boolean mine, boolean asked, Optional<String> group, Optional<String> text) {
        public static final Filter ALL = new Filter(false, false, Optional.empty(), Optional.empty());
    }

    /** @param next the cursor of the next page, if there is one */
    record Page(List<Task> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param approval what is voted on; or, for a task, nothing
     * @param countersignatures asked for so far, the last one first
     */
    record Detail(
            Task task,
            Optional<Form> form,
            List<Earlier> returnTo,
            Optional<Approvals.Approval> approval,
            List<Approvals.Approval> countersignatures,
            List<Done> history) {

        public Detail {
            returnTo = List.copyOf(returnTo);
            countersignatures = List.copyOf(countersignatures);
            history = List.copyOf(history);
        }
    }

    /**
     * @param schema JSON Schema 2020-12, as JSON
     * @param values what is known already of what the form asks for
     */
    record Form(String name, String schema, Map<String, Object> values) {}

    /** A step that it can be returned to. */
    record Earlier(String step, Words name) {}

    /**
     * What somebody did with the matter's tasks.
     *
     * @param verb as in the address of the act, such as {@code hand-back}
     * @param to a person's name or a step, where the act has one
     */
    record Done(Instant at, String person, String verb, String step, Optional<String> to, String reason) {}
}
