package io.evenkeel.alerting.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One alert as another system sends it.
 *
 * @param startsAt empty if it leaves that to us
 * @param endsAt when it is over, or, in the future, when it counts as over unless it is sent again; empty if it leaves that
 *     to us
 */
public record PostedAlert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        Optional<String> generatorUrl) {

    public PostedAlert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
