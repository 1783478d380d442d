package io.evenkeel.workflow;

import java.util.Optional;
import java.util.UUID;

/** Port: what the step "create ticket" of an uploaded process does. Answered by the desk. */
public interface TicketOpening {

    /**
     * Opens a ticket in the caller's transaction.
     *
     * @param key the same key opens no second one
     * @param businessKey of the process, to link to
     * @return its key, which becomes the process's variable {@code ticket}
     */
    String open(String key, Optional<UUID> askedBy, String title, String text, String businessKey);
}
