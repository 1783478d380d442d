package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the inbox.
 *
 * @param instance the engine's; empty where no process waits
 * @param waitsFor groups, and people as {@code person:ID}
 */
record Item(
        String id,
        Kind kind,
        String process,
        String instance,
        String businessKey,
        String step,
        Words name,
        String subject,
        Optional<UUID> assignee,
        List<String> waitsFor,
        Instant since,
        Optional<Instant> due,
        Optional<String> form,
        Optional<UUID> approval,
        Optional<UUID> askedBy) {
    private static final String PERSON = "person:";

    static String person(UUID id) {
        return PERSON + id;
    }

    /** Without single people. */
    List<String> groups() {
        return waitsFor.stream().filter(name -> !name.startsWith(PERSON)).toList();
    }
}
