package io.evenkeel.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One thing that waits for a person.
 *
 * @param process key of the process; empty for an approval that none waits for
 * @param businessKey what it is about, such as {@code CHG-77}
 * @param step id in the model
 * @param subject one line about the matter
 * @param groups teams or roles any of whose people may take it
 * @param form name of the form, such as {@code change/plan}
 * @param approval id of the approval that is voted on, for an approval
 * @param acts what the one who asks may do now
 */
public record Task(
        String id,
        Kind kind,
        String process,
        String businessKey,
        String step,
        Words name,
        String subject,
        Optional<Holder> assignee,
        List<String> groups,
        Instant since,
        Optional<Instant> due,
        Optional<String> form,
        Optional<String> approval,
        Optional<UUID> askedBy,
        Set<Act> acts) {

    public Task {
        groups = List.copyOf(groups);
        acts = Set.copyOf(acts);
    }

    /** Done by filling in a form, or voted on. */
    public enum Kind {
        TASK,
        APPROVAL
    }

    /** Who has it. */
    public record Holder(UUID id, String name) {}

    /** What can be done with it. */
    public enum Act {
        CLAIM,
        HAND_BACK,
        DELEGATE,
        COMPLETE,
        RETURN,
        WITHDRAW,
        COUNTERSIGN,
        VOTE
    }
}
