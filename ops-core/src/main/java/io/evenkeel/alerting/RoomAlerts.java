package io.evenkeel.alerting;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Alerts that a room above raises by itself, of what no measurement shows. Thread-safe. */
public interface RoomAlerts {

    /**
     * Says what holds now. It fires until the time is over, unless it is said again before; the same labels are the same
     * alert. Called outside of a transaction. Needs {@code RAISE_ALERTS}.
     */
    void hold(Actor actor, List<Held> held, Duration time);

    /**
     * @param labels {@code alertname}, {@code severity} (critical, high, medium or low), usually {@code host}
     * @param annotations {@code summary}, {@code description}
     */
    record Held(Map<String, String> labels, Map<String, String> annotations) {

        public Held {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }
    }
}
