package io.evenkeel.alerting.internal;

import io.evenkeel.telemetry.PromQl;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One alerting rule, checked.
 *
 * @param file where it stands; {@code try} for the rule of a running trial
 * @param holdFor how long the expression must hold before the alert fires ({@code for})
 * @param keepFiringFor how long the alert goes on firing after the expression held last
 * @param onlyHost set for a trial: alerts of other hosts are left out
 */
record Rule(
        String file,
        String group,
        String alert,
        PromQl expression,
        Duration holdFor,
        Duration keepFiringFor,
        Map<String, Template> labels,
        Map<String, Template> annotations,
        Optional<String> onlyHost) {

    Rule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** What an alert's row names its rule by. */
    String key() {
        return file + "/" + group + "/" + alert;
    }
}
