package io.evenkeel.incident;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fight with one trouble. Every verb names the actor, is written to the timeline and the audit trail, and refuses
 * with CONFLICT where the state forbids it. {@code expectedVersion}, where present, is {@code If-Match}. Thread-safe.
 *
 * <pre>
 * OPEN -acknowledge-> ACKNOWLEDGED -resolve-> RESOLVED -review-> REVIEWED -close-> CLOSED
 * OPEN -(alert clears)-> RESOLVED            RESOLVED, REVIEWED -(fires again)-> OPEN, next round
 * </pre>
 */
public interface Incidents {

    Incident acknowledge(Actor actor, String key, OptionalLong expectedVersion);

    /**
     * Ends the fight. Refused while an alert of it fires, unless {@code despiteFiring} gives the reason.
     *
     * @param note what helped, at most 4,000 characters; may be empty
     */
    Incident resolve(
            Actor actor, String key, String note, Optional<String> despiteFiring, OptionalLong expectedVersion);

    /** Records cause and remedy (each 1 to 4,000 characters). The process then closes it. */
    Incident review(Actor actor, String key, Incident.Review review, OptionalLong expectedVersion);

    /** Called by the process after the review. */
    Incident close(Actor actor, String key);

    /** Adds a person's words to the timeline: 1 to 4,000 characters. */
    void comment(Actor actor, String key, String text);

    /** Adds a fact to the timeline: a page that went out, an escalation, a {@code try} that makes artificial load. */
    void note(Actor actor, String key, Entry.Kind kind, String text);

    Optional<Incident> find(String key);

    /** @param open only those that are not closed; by priority, then age; at most {@code limit}, to 500 */
    List<Incident> list(boolean open, int limit);

    /** Newest first. */
    List<Entry> timeline(String key);

    /** How this incident came to page somebody: rule, mute, priority, schedule, page; each a fact and its explanation. */
    List<Reason> reasons(String key);

    /** One line of the timeline. Times are those of the act; {@code facts} carries names and values for the console to word. */
    record Entry(long id, Instant at, Kind kind, String actorName, String text) {

        /** What sort of entry it is; the console has a sentence and a sign for each. */
        public enum Kind {
            OPENED,
            ALERT_FIRING,
            ALERT_RESOLVED,
            PAGED,
            NOTICE_DELIVERED,
            NOTICE_FAILED,
            ESCALATED,
            NOBODY_LEFT,
            ACKNOWLEDGED,
            RESOLVED,
            REOPENED,
            REVIEWED,
            CLOSED,
            COMMENT,
            TRY
        }
    }

    /** @param kind {@code rule}, {@code mute}, {@code priority}, {@code policy}, {@code page} */
    record Reason(String kind, String fact, String explanation) {}
}
