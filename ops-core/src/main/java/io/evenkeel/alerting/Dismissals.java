package io.evenkeel.alerting;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * "This was nothing": what people have said of alerts, and what that changes for the like, which are alerts of the same rule
 * with the same labels. They stay visible. While it holds, nobody is paged for one; of a rule that compares {@code
 * evenkeel_anomaly} with a number, nobody is paged for one that is no more unusual than this one was. It ends by itself.
 * Thread-safe.
 */
public interface Dismissals {

    /** In force first, then the newest; at most 500. */
    List<Dismissal> newest();

    /**
     * Says it of an alert as it stands. What was said of the like before is over. Needs {@code HANDLE_INCIDENTS}. Refused
     * NOT_FOUND if there is no such alert.
     *
     * @param why for those who wonder later
     * @param days 1 to 90
     */
    Dismissal say(Actor actor, String fingerprint, String why, int days);

    /** Takes it back: what still fires pages. Refused CONFLICT if it is over. Needs {@code HANDLE_INCIDENTS}. */
    void withdraw(Actor actor, UUID id);

    /**
     * @param rule the rule's key
     * @param value of the alert when it was said
     * @param needed the score, either way, that the like need to page; empty if none of them does
     * @param endsAt when it is over, or was
     */
    record Dismissal(
            UUID id,
            String rule,
            Map<String, String> labels,
            double value,
            Optional<Double> needed,
            String why,
            String saidBy,
            Instant saidAt,
            Instant endsAt,
            Optional<String> withdrawnBy,
            Optional<Instant> withdrawnAt) {
        public Dismissal {
            labels = Map.copyOf(labels);
        }

        /** Whether an alert with that value is like the one that was nothing. */
        public boolean covers(String ruleOfAlert, Map<String, String> labelsOfAlert, double valueOfAlert) {
            return rule.equals(ruleOfAlert)
                    && labels.equals(labelsOfAlert)
                    && (needed.isEmpty() || Math.abs(valueOfAlert) <= needed.get());
        }
    }
}
