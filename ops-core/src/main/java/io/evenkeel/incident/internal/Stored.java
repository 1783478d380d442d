package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.PriorityMatrix.Level;
import java.util.Locale;
import java.util.UUID;

/** An incident with what only this room needs of its row. */
record Stored(UUID id, Level impact, Incident incident) {

    Phase phase() {
        return Phase.of(incident);
    }

    Severity severity() {
        return Severity.valueOf(incident.severity().toUpperCase(Locale.ROOT));
    }
}
