package io.evenkeel.alerting;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts that rules have raised and that others have sent. Thread-safe. */
public interface Alerts {

    /** Pending and firing alerts, firing first, then by severity and age. */
    List<Alert> active();

    /** The latest stretch of an alert. */
    Optional<Alert> find(String fingerprint);

    /**
     * How the latest stretch of an alert came to what it is now, from the rule (or sender) to page, no page or mute. Empty
     * if there is no such alert.
     */
    List<Reason> reasons(String fingerprint);

    /**
     * One link of the reason chain, in English; {@code facts} lets the console word it in another language.
     *
     * @param kind {@code rule} (facts {@code alertname}, {@code file}, {@code expression}, {@code value}, {@code
     *     threshold}), {@code sender} ({@code senders}, {@code generatorUrl}), {@code since} ({@code at}), {@code for} ({@code
     *     at}, {@code seconds}), {@code merge} ({@code at}, {@code sender}), {@code mute} ({@code at}, {@code silence}, {@code
     *     until}, {@code author}, {@code comment}), {@code dismissed} ({@code at}, {@code dismissal}, {@code author}, {@code
     *     said}, {@code until}, {@code comment}, {@code needed}: the score that it needs to page, where it has one), {@code unmute} ({@code at}), {@code page} ({@code at}: told to
     *     incidents, where priority and policy decide whom to page), {@code no-page}, {@code resolved} ({@code at})
     */
    record Reason(String kind, String fact, String explanation, Map<String, String> facts) {

        public Reason {
            facts = Map.copyOf(facts);
        }
    }
}
