package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decisions by several people: append-only votes, from which the state is derived each time; it is stored nowhere. The
 * first decision stands for ever: what was refused is never granted by a later vote. Nobody votes on what they asked for,
 * in nobody's name; nobody's vote counts twice, as their own and as a deputy's. Thread-safe.
 *
 * <p>When a vote decides, the process of the subject hears the message {@link #DECIDED} with the variables {@code approval}
 * (id) and {@code granted}, and everybody the event {@link ApprovalDecided}, both in the vote's transaction.
 */
public interface Approvals {
    /** Message to the process of the subject. */
    String DECIDED = "approval-decided";

    /**
     * Asks; in the caller's transaction. One that is still open on the same subject and step is withdrawn by it.
     *
     * @return the approval's id
     */
    String open(Question question);

    /**
     * Votes. Needs {@code WORK_TASKS}.
     *
     * @param reason at most 2,000 characters; a no needs one
     * @param forPerson for whom the actor stands in; empty where they vote for themselves, or for the only one they may
     *     vote for
     */
    Outcome vote(Actor actor, String id, boolean yes, String reason, Optional<UUID> forPerson);

    /** Takes the question back. Does nothing where it is decided. */
    void withdraw(Actor actor, String id, String reason);

    Outcome outcome(String id);

    /** Seen by somebody: whether they may vote, and why not. */
    Approval get(Actor actor, String id);

    /** All on one subject, the newest first, as nobody in particular sees them. */
    List<Approval> about(String businessKey);

    /**
     * What is asked.
     *
     * @param businessKey what it is about, such as {@code CHG-77}
     * @param step what the decision is for, such as {@code approve-risk}
     * @param name what people read in the inbox
     * @param subject one line about the matter
     * @param askedBy who approves nothing of it; empty where no person asked
     */
    record Question(
            String businessKey,
            String step,
            Words name,
            String subject,
            Optional<UUID> askedBy,
            Rule rule,
            Optional<Instant> due) {}

    /**
     * Who may vote, and what decides.
     *
     * @param groups teams or roles
     * @param people by id
     * @param yesNeeded 1 to 20
     * @param oneNoRefuses else as many no as yes are needed
     */
    record Rule(Set<String> groups, Set<UUID> people, int yesNeeded, boolean oneNoRefuses) {

        public Rule {
            groups = Set.copyOf(groups);
            people = Set.copyOf(people);
            if (yesNeeded < 1 || yesNeeded > 20) {
                throw new IllegalArgumentException("1 to 20 yes, not " + yesNeeded);
            }
        }

        /** One yes of one of these groups grants, one no refuses. */
        public static Rule oneOf(String... groups) {
            return new Rule(Set.of(groups), Set.of(), 1, true);
        }
    }

    /** Derived from the votes. */
    enum Outcome {
        OPEN,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /**
     * @param votes in order
     * @param whyNot where the one who asks may not vote; a sentence
     */
    record Approval(
            String id,
            Question question,
            Instant since,
            List<Vote> votes,
            Outcome outcome,
            boolean mayVote,
            Optional<String> whyNot) {

        public Approval {
            votes = List.copyOf(votes);
        }
    }

    /** @param forPerson in whose place, if in somebody's */
    record Vote(
            UUID person,
            String name,
            Optional<UUID> forPerson,
            Optional<String> forName,
            boolean yes,
            String reason,
            Instant at) {}
}
