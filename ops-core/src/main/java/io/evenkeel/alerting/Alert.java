package io.evenkeel.alerting;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One alert as it stands.
 *
 * @param fingerprint 16 hex digits over the rule and the sorted labels
 * @param labels {@code alertname}, {@code severity} (critical, high, medium or low), usually {@code host}
 * @param annotations {@code summary}, {@code description}, {@code runbook_url}, expanded
 * @param expression the rule's PromQL
 * @param value the last value of the expression while it held
 * @param threshold the bound in the expression, where it ends in a comparison with a number
 * @param activeSince when the expression first held
 * @param firingSince when {@code for} was over
 * @param resolvedAt when it stopped
 * @param version grows by one with each change
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
        long version) {

    /** Where an alert is. */
    public enum State {
        PENDING,
        FIRING,
        RESOLVED
    }

    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
