package io.evenkeel.workflow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something of the inbox began, changed, was voted on or ended. Published in the transaction of the change; {@link
 * TaskReaders} says whose it is.
 *
 * @param id the task's
 * @param waitsFor groups, and people as the inbox writes them
 */
public record TaskMoved(
        String id, String businessKey, Optional<UUID> assignee, List<String> waitsFor, Optional<UUID> askedBy) {

    public TaskMoved {
        waitsFor = List.copyOf(waitsFor);
    }
}
