package io.evenkeel.incident.internal;

import io.evenkeel.incident.PriorityMatrix.Answer;
import io.evenkeel.incident.PriorityMatrix.Level;

/** How much an incident matters, and from what that follows. */
record Grade(Severity severity, Level impact, Answer answer) {

    Level urgency() {
        return severity.urgency();
    }
}
