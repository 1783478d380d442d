package io.evenkeel.incident;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The fight with one trouble. Every verb names the actor, is written to the timeline and the audit trail, and refuses
 * with CONFLICT where the state forbids it. {@code expectedVersion}, where present, is {@code If-Match}. Thread-safe.
 *
 * <pre>
 * OPEN -acknowledge-> ACKNOWLEDGED -resolve-> RESOLVED -review-> REVIEWED -(process)-> CLOSED
 * OPEN -(alerts clear)-> RESOLVED     ACKNOWLEDGED (alerts cleared), RESOLVED -close, where no review is needed-> CLOSED
 * ACKNOWLEDGED (alerts cleared), RESOLVED, REVIEWED -(fires again)-> OPEN, next round
 * ACKNOWLEDGED -(asked again, no answer)-> OPEN, next round
 * OPEN, ACKNOWLEDGED -(an alert shows that it is part of an older one)-> CLOSED
 * </pre>
 */
public interface Incidents {

    /**
     * People report a trouble that no alert tells of: opens an incident, or joins the one that is being fought on the same
     * item. Repeatable by the report's key. Needs {@code HANDLE_INCIDENTS}.
     *
     * @return the incident as it is then
     */
    Incident report(Actor actor, Report report);

    /**
     * Takes it, until its cause clears or the acknowledgement runs out. Also the answer to being asked again, by the owner
     * or by anybody else, who then has it.
     */
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

    /** Ends it for good: by a person where no review is needed and nothing fires, by the process after the review. */
    Incident close(Actor actor, String key, OptionalLong expectedVersion);

    /** Closes what can be closed of these, at most 200, and says why not of the others. */
    ClosedMany closeAll(Actor actor, List<String> keys);

    /**
     * Takes out what joined along topology and has nothing to do with it. What fires there gets an incident of its own, for
     * which people are paged; the two are not joined again for 30 days. Refused for the item that it was opened for, and where
     * it is over. Needs {@code HANDLE_INCIDENTS}.
     *
     * @return the incident of its own; this one, where nothing fires there any more
     */
    Incident separate(Actor actor, String key, UUID item, OptionalLong expectedVersion);

    /**
     * Asks the owner whether the acknowledgement still holds, where it has run out; repeatable. Called by the process.
     *
     * @param round in which it was acknowledged
     * @return whether an answer is waited for now
     */
    boolean askAgain(Actor actor, String key, int round);

    /**
     * Nobody answered: takes the incident from its owner and opens it in the next round. Changes nothing where an answer
     * came, or in another round. Called by the process.
     */
    Incident takeBack(Actor actor, String key, int round);

    /** How long an owner who is asked again may take to answer. */
    Duration answerWithin();

    /** Adds a person's words to the timeline: 1 to 4,000 characters. */
    void comment(Actor actor, String key, String text);

    /**
     * Adds a fact to the timeline that another room knows: nobody is left to page, a {@code try} makes artificial load.
     * Repeatable: the same kind and text in the same round are written once.
     */
    void note(Actor actor, String key, Entry.Kind kind, String text);

    Optional<Incident> find(String key);

    /** Finds it and keeps others from changing it until the caller's transaction ends: what is decided by it holds so long. */
    Optional<Incident> hold(String key);

    /** What a person may do with it in its state, and why not where not. Rights are not asked here. */
    List<PossibleAct> acts(Incident incident);

    /** @param open only those that are not closed; by priority, then age; at most {@code limit}, to 500 */
    List<Incident> list(boolean open, int limit);

    /** Newest first; the newest 1,000. */
    List<Entry> timeline(String key);

    /** How this incident came to page somebody: rule, mute, priority, schedule, page; each a fact and its explanation. */
    List<Reason> reasons(String key);

    /**
     * What people report.
     *
     * @param key names the report, such as {@code TIC-12}
     * @param title 1 to 200 characters
     * @param severity {@code critical}, {@code high}, {@code medium} or {@code low}
     * @param item what it is on, if that is known
     */
    record Report(String key, String title, String severity, Optional<UUID> item) {}

    /** The verbs of people. */
    enum Verb {
        ACKNOWLEDGE,
        RESOLVE,
        REVIEW,
        CLOSE
    }

    /** What became of closing several. */
    record ClosedMany(List<String> closed, List<NotClosed> refused) {

        public ClosedMany {
            closed = List.copyOf(closed);
            refused = List.copyOf(refused);
        }
    }

    /**
     * @param code stable, such as {@code incident-review-needed}
     * @param reason the same as a sentence with the way out
     */
    record NotClosed(String key, String code, String reason) {}

    /**
     * @param code stable, such as {@code incident-still-firing}; present where it is not allowed
     * @param reason the same as a sentence with the way out
     */
    record PossibleAct(Verb verb, boolean allowed, Optional<String> code, Optional<String> reason) {}

    /**
     * One line of the timeline. Times are those of the act.
     *
     * @param text a person's words (comment, note, cause and remedy), or the one value that matters most; may be empty
     * @param facts names and values for the console to word in the reader's language; {@link Kind} says which
     */
    record Entry(long id, Instant at, Kind kind, String actorName, String text, Map<String, String> facts) {

        public Entry {
            facts = Map.copyOf(facts);
        }

        /** What sort of entry it is, with the names of its facts; the console has a sentence and a sign for each. */
        public enum Kind {
            /** {@code title}, {@code priority}. */
            OPENED,
            /** {@code alertname}, {@code fingerprint}, {@code severity}; {@code host}, {@code value}, {@code threshold} if known. */
            ALERT_FIRING,
            /** {@code alertname}, {@code fingerprint}. */
            ALERT_RESOLVED,
            /** {@code people} (names, comma between), {@code step} from 1, {@code steps}, {@code policy}, {@code round}. */
            PAGED,
            /** {@code person}, {@code channel}. */
            NOTICE_DELIVERED,
            /** {@code person}, {@code channel}, {@code reason}. */
            NOTICE_FAILED,
            /** As {@link #PAGED}; nobody acknowledged the step before. */
            ESCALATED,
            /** None: every step of the policy was paged and nobody acknowledged. */
            NOBODY_LEFT,
            /** None: the actor has it. */
            ACKNOWLEDGED,
            /** {@code despite}, the reason, if it was resolved while it still fired. The text is the note. */
            RESOLVED,
            /** {@code round}. */
            REOPENED,
            /** {@code cause}, {@code remedy}. */
            REVIEWED,
            /** None. */
            CLOSED,
            /** None; the text is what the person wrote. */
            COMMENT,
            /** None; the text says which artificial load was made. */
            TRY,
            /** {@code report}, its key; the text is its title. */
            REPORTED,
            /** {@code from}, {@code to}: a graver alert joined and the priority rose. */
            RAISED,
            /** {@code person}, {@code minutes} to answer: the acknowledgement ran out. */
            ASKED_AGAIN,
            /** {@code person}, who had it and did not answer; {@code round}. */
            TAKEN_BACK,
            /**
             * {@code item}, whose alert joined because it stands near {@code of}, which the incident was on; {@code relation}
             * ({@link io.evenkeel.alerting.Groups.Relation} in small letters), {@code over}, the items between them where there
             * are any, {@code seconds} between the beginnings of both.
             */
            JOINED,
            /** {@code incident}, an older one of which it turned out to be part, by {@code item}: that one has its alerts now. */
            MERGED,
            /** {@code incident}, a younger one that turned out to be part of this, by {@code item}; the text is its title. */
            TOOK_OVER,
            /** {@code item} was taken out; {@code incident}, the key of its own, where something of it fired. */
            SEPARATED,
            /** As {@link #ALERT_RESOLVED}, and {@code silences}, their ids: nobody is paged because of this alert now. */
            MUTED,
            /** As {@link #ALERT_RESOLVED}: the silence is over, and the alert fires still. */
            UNMUTED
        }
    }

    /**
     * One link of the reason chain, in English; {@code facts} lets the console word it in another language.
     *
     * @param kind {@code report} (fact {@code report}, its key), {@code sender} (another program's: {@code alertname},
     *     {@code generatorUrl} if known) or {@code rule} (facts {@code alertname}, {@code expression}, {@code value}, {@code threshold}), {@code mute}
     *     ({@code at}, {@code matched}), {@code priority} ({@code priority}, {@code row}, {@code impact}, {@code urgency}),
     *     {@code policy} ({@code policy}, {@code step}, {@code steps}; or {@code severity} where it pages nobody), {@code
     *     page} ({@code person}, {@code at}, {@code reachedAt}); before the priority, where the inventory knows what it is
     *     on, {@code item} ({@code id}, {@code name}, {@code kind}) and {@code services} ({@code count}, {@code names},
     *     {@code criticality} and {@code effect} of the gravest). The priority's {@code impactFrom} says what gave the
     *     impact: {@code label}, {@code services}, {@code item} or {@code severity}
     */
    record Reason(String kind, String fact, String explanation, Map<String, String> facts) {

        public Reason {
            facts = Map.copyOf(facts);
        }
    }
}
