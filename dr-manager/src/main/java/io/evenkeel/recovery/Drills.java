package io.evenkeel.recovery;

import io.evenkeel.audit.Actor;
import io.evenkeel.reporting.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Restore drills. Every verb needs {@code EDIT_RECOVERY}, is written to the audit trail, and refuses with CONFLICT where the
 * state forbids it. Thread-safe.
 *
 * <pre>
 * (asked for, by hand or by the calendar) -> APPROVING -(granted)-> WAITING -(the host begins)-> RUNNING -(it ends)-> REVIEW
 * APPROVING -(refused), stop-> CLOSED    WAITING -stop-> CLOSED    WAITING -(nobody fetches it)-> REVIEW
 * RUNNING -stop-> RUNNING, until the host has cleaned up    REVIEW -review-> CLOSED
 * </pre>
 */
public interface Drills {

    /** The newest first, without output. */
    List<Drill> list(Optional<UUID> policy, int limit);

    Drill get(String number);

    /**
     * Asks for one.
     *
     * @param until to recover to this second, where the tool can
     */
    Drill start(Actor actor, UUID policy, Optional<Instant> until, Optional<String> reason);

    Drill stop(Actor actor, String number, String reason);

    Drill note(Actor actor, String number, String text);

    /** Takes a finding into one's own hands. Repeatable; refused where somebody else has it. */
    Drill take(Actor actor, String number, int finding);

    Drill review(Actor actor, String number, String text);

    /** The frozen report: JSON, byte for byte as its hash was taken. */
    byte[] report(String number);

    byte[] pdf(String number, Language language);
}
