package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.Pages.PageRequest;
import java.util.UUID;

/** Reaches one person about an incident outside of the policy's steps: the one who has it. Thread-safe. */
public interface Reminders {

    /**
     * Sends it by every channel that the person has; the notices are stored in the caller's transaction. Repeatable by
     * key.
     *
     * @param key names this reminder; 1 to 100 characters
     * @param sentence what is asked, and what happens without an answer
     * @return false if there is no such person
     */
    boolean remind(Actor actor, PageRequest request, UUID person, String key, String sentence);
}
