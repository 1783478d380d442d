package io.evenkeel.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One alert as it stands.
 *
 * @param fingerprint 16 hex digits over the sorted labels, as Alertmanager counts them; where another rule's alert has the
 *     same labels, over rule and labels
 * @param labels {@code alertname}, {@code severity} (critical, high, medium or low), usually {@code host}
 * @param annotations {@code summary}, {@code description}, {@code runbook_url}, expanded
 * @param expression the rule's PromQL; empty for an alert that was sent to us
 * @param value the last value of the expression while it held; 0 for an alert that was sent to us
 * @param threshold the bound in the expression, where it ends in a comparison with a number
 * @param activeSince when the expression first held
 * @param firingSince when {@code for} was over
 * @param resolvedAt when it stopped
 * @param version grows with each change, over all alerts
 * @param source {@link #RULE} or {@link #EXTERNAL}
 * @param mutedBy ids of the silences that mute it now, and of what was said of the like ({@link Dismissals}); while there is one, nobody is paged for it
 * @param generatorUrl where the sender of an external alert shows it
 */
public record Alert(
        String fingerprint,
        State state,
        Map<String, String> labels,
        Map<String, String> annotations,
        String expression,
        double value,
        Optional<Double> threshold,
        Instant activeSince,
        Optional<Instant> firingSince,
        Optional<Instant> resolvedAt,
        long version,
        String source,
        List<String> mutedBy,
        Optional<String> generatorUrl) {

    /** Raised by a rule of this installation. */
    public static final String RULE = "rule";

    /** Sent by another system through Alertmanager's API. */
    public static final String EXTERNAL = "external";

    /** Where an alert is. */
    public enum State {
        PENDING,
        FIRING,
        RESOLVED
    }

    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        mutedBy = List.copyOf(mutedBy);
    }

    /** One of a rule that nothing mutes. */
    public Alert(
            String fingerprint,
            State state,
            Map<String, String> labels,
            Map<String, String> annotations,
            String expression,
            double value,
            Optional<Double> threshold,
            Instant activeSince,
            Optional<Instant> firingSince,
            Optional<Instant> resolvedAt,
            long version) {
        this(
                fingerprint,
                state,
                labels,
                annotations,
                expression,
                value,
                threshold,
                activeSince,
                firingSince,
                resolvedAt,
                version,
                RULE,
                List.of(),
                Optional.empty());
    }

    /** Whether a silence keeps it from paging. */
    public boolean muted() {
        return !mutedBy.isEmpty();
    }

    /** The same alert, muted by these. */
    public Alert mutedBy(List<String> silences, long newVersion) {
        return new Alert(
                fingerprint,
                state,
                labels,
                annotations,
                expression,
                value,
                threshold,
                activeSince,
                firingSince,
                resolvedAt,
                newVersion,
                source,
                silences,
                generatorUrl);
    }
}
