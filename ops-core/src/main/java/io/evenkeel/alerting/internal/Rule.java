package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.internal.template.Template;
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
 * @param which 1 for the first of that name in its group
 * @param most how many alerts it may raise at once; more are an error
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
        Optional<String> onlyHost,
        int which,
        int most) {

    /** Where a group sets no limit. */
    static final int USUAL_MOST = 20_000;

    Rule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    Rule(
            String file,
            String group,
            String alert,
            PromQl expression,
            Duration holdFor,
            Duration keepFiringFor,
            Map<String, Template> labels,
            Map<String, Template> annotations,
            Optional<String> onlyHost) {
        this(file, group, alert, expression, holdFor, keepFiringFor, labels, annotations, onlyHost, 1, USUAL_MOST);
    }

    /** What an alert's row names its rule by: stable over restarts and edits of the rule. */
    String key() {
        return file + "/" + group + "/" + alert + (which == 1 ? "" : "/" + which);
    }
}
