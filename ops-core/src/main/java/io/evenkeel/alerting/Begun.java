package io.evenkeel.alerting;

import java.time.Instant;
import java.util.Set;

/**
 * An alert that begins to hold. What is sent again while it still holds is no beginning.
 *
 * @param components what it is on, and what it names as the other end; at least one
 * @param name what kind of alert it is, whatever it is on
 * @param sign the same for every beginning of this alert, and of no other
 */
public record Begun(String id, Instant at, Set<String> components, String name, String sign) {
    public Begun {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("Alert " + id + " is on nothing.");
        }
        components = Set.copyOf(components);
    }
}
