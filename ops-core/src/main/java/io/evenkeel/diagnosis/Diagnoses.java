package io.evenkeel.diagnosis;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * What is suspected of incidents. Begins by itself when an incident opens, and again, ever more seldom, as evidence comes.
 * Thread-safe.
 */
public interface Diagnoses {
    /** The newest; empty where none was made yet. Needs {@code SEE_OPERATIONS}. */
    Optional<MadeDiagnosis> find(Actor actor, String incident);

    /**
     * Says which one it was. What is said later takes the place of what was said before. Needs {@code HANDLE_INCIDENTS}.
     *
     * @param suspect id of one in the newest diagnosis; empty where it was none of them
     * @param words what it was, 0 to 2,000 characters; needed where it was none of them
     */
    MadeDiagnosis say(Actor actor, String incident, Optional<String> suspect, String words);

    /**
     * @param number from 1
     * @param onset when the trouble began
     */
    record MadeDiagnosis(
            String incident, int number, Instant at, Instant onset, Diagnosis diagnosis, Optional<SaidCause> verdict) {}

    /** @param suspect empty where it was none of those that were listed */
    record SaidCause(Optional<String> suspect, String words, String byName, Instant at) {}
}
