package io.evenkeel.problem;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What keeps coming back. Every verb needs {@code HANDLE_PROBLEMS}, is written to the audit trail, and refuses with CONFLICT
 * where the state forbids it. {@code expectedVersion}, where present, is {@code If-Match}. Thread-safe.
 *
 * <pre>
 * (incidents repeat) -> PROPOSED -accept-> OPEN -quiet-> WATCHED -(stays quiet)-> CLOSED
 *                       PROPOSED, OPEN -dismiss-> DISMISSED     WATCHED -(comes back)-> OPEN     OPEN, WATCHED -close-> CLOSED
 * </pre>
 */
public interface Problems {

    /** Writes down a problem that a person sees in these incidents, at least one; it is open at once. */
    Problem open(Actor actor, String title, List<String> incidents);

    /**
     * What a room found by itself, without any incident: open at once. Where one of this title is live, it is that one again;
     * one that is watched has come back then.
     *
     * @param title the same for the same trouble; at most 200 characters
     * @param in what it was found in: {@code DR-32}
     */
    Problem found(Actor room, String title, String in);

    /** Takes a proposal for a problem. */
    Problem accept(Actor actor, String key, OptionalLong expectedVersion);

    /** It is none. Incidents of before propose it no more. */
    Problem dismiss(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** Writes down what makes it happen; replaces what was written before. */
    Problem cause(Actor actor, String key, String text, List<String> evidence, OptionalLong expectedVersion);

    /** Writes down what helps meanwhile: from now on it is offered in each incident of it. */
    Problem workaround(Actor actor, String key, String text, OptionalLong expectedVersion);

    /** Names the change that ends it; replaces the one before. Refused for one of which nothing will come. */
    Problem remedy(Actor actor, String key, String change, OptionalLong expectedVersion);

    /** Begins the quiet time; its cause must be known, and its remedy carried out. Happens by itself with the remedy. */
    Problem quiet(Actor actor, String key, OptionalLong expectedVersion);

    /** Ends it without waiting for quiet. */
    Problem close(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** A change was carried out: the problems that it ends are watched from now on. Called by {@code change}. */
    void remedied(Actor actor, String change);

    Optional<Problem> find(String key);

    /**
     * The newest first; at most 500.
     *
     * @param state only those in this state
     */
    List<Problem> list(Optional<Problem.State> state);

    /** The known errors that an incident may be of, those with most signs in common first. */
    List<Problem> knownErrors(String incident);

    /** What its incidents have in common, and in what they differ, side by side. */
    Comparison comparison(String key);

    /** What a person may do with it in its state, and why not where not. Rights are not asked here. */
    List<PossibleAct> acts(Problem problem);

    /**
     * @param incidents their keys, the newest first; the columns
     * @param facts the rows, what all have in common first
     */
    record Comparison(List<String> incidents, List<Fact> facts) {

        public Comparison {
            incidents = List.copyOf(incidents);
            facts = List.copyOf(facts);
        }
    }

    /**
     * @param name {@code item}, {@code alert}, {@code title}, {@code severity}, {@code priority}, {@code host}, {@code
     *     service}, {@code weekday}, {@code hour}, {@code minutes}, {@code cause}, {@code remedy}
     * @param values one for each incident; empty where it has none
     * @param common whether all have the same
     */
    record Fact(String name, List<String> values, boolean common) {

        public Fact {
            values = List.copyOf(values);
        }
    }

    /** The verbs of people. */
    enum Verb {
        ACCEPT,
        DISMISS,
        CAUSE,
        WORKAROUND,
        REMEDY,
        QUIET,
        CLOSE
    }

    /**
     * @param code stable, such as {@code problem-cause-unknown}; present where it is not allowed
     * @param reason the same as a sentence with the way out
     */
    record PossibleAct(Verb verb, boolean allowed, Optional<String> code, Optional<String> reason) {}
}
