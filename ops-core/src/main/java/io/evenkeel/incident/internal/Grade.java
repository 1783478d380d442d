package io.evenkeel.incident.internal;

import io.evenkeel.incident.PriorityMatrix.Answer;
import io.evenkeel.incident.PriorityMatrix.Level;
import java.util.Locale;

/** How much an incident matters, and from what that follows. */
record Grade(Severity severity, Level impact, ImpactFrom from, Answer answer) {

    /** What said how far it reaches; the first that says something decides. */
    enum ImpactFrom {
        /** The rule's author, for this very alert. */
        LABEL,
        /** The criticality of the business services that depend on the item. */
        SERVICES,
        /** The criticality of the item itself. */
        ITEM,
        /** What the severity usually means. */
        SEVERITY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Level urgency() {
        return severity.urgency();
    }
}
