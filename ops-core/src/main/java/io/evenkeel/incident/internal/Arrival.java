package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Alert;
import java.time.Instant;
import java.util.Map;

/** An alert that begins to fire, with everything that follows from it for an incident. */
record Arrival(Alert alert, Trouble trouble, Affected affected, Grade grade, Instant at) {

    /** For the audit trail. */
    Map<String, String> facts() {
        return Map.of(
                "alertname", trouble.alertname(),
                "fingerprint", alert.fingerprint(),
                "severity", trouble.severity().word(),
                "priority", grade.answer().priority().name());
    }
}
