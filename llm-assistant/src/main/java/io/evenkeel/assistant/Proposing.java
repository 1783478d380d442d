package io.evenkeel.assistant;

import io.evenkeel.audit.Actor;
import java.util.Optional;
import java.util.UUID;

/**
 * Acts that the assistant proposes and a person does. Nothing is done when it is proposed; pressing does it by the room's own
 * verb, as the person who presses, with that person's rights. Thread-safe.
 *
 * <p>The token is random, one-time, valid five minutes, bound to person, verb, object and the object's version; the database
 * has its hash only.
 */
public interface Proposing {

    /** The acts that may be proposed. */
    enum Verb {
        ACKNOWLEDGE("incident.acknowledge"),
        COMMENT("incident.comment"),
        /** Never despite firing: a person gives the reason for that on the incident's page. */
        RESOLVE("incident.resolve");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Proposes an act, where the asker may do it and the object's state allows it now; empty otherwise.
     *
     * @param object its key, {@code INC-7}
     * @param words of the comment, or the note of what helped; masked, cut at 4,000 characters; empty where there are none. A
     *     comment without words is not proposed
     * @param language {@code zh-CN} or {@code en}, of the consequence
     */
    Optional<Proposal> propose(Actor asker, Verb verb, String object, String words, String language);

    /**
     * Does it. Refused FORBIDDEN for another person or a wrong token; CONFLICT, where it was used or dismissed, its time is
     * over, or the object changed since; as the verb refuses otherwise, and then it may be tried again.
     *
     * @param words instead of those proposed; empty leaves them out
     */
    Done press(Actor presser, UUID id, String token, String words);

    /** Puts it away; repeatable. Only by whom it was proposed to. */
    void dismiss(Actor actor, UUID id);

    /** @param address the console's page of what was changed */
    record Done(Verb verb, String object, String address) {}
}
