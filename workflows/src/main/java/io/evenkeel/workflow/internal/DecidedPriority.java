package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import java.util.Map;
import org.operaton.bpm.engine.DecisionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers with the newest version of the table {@code priority.dmn}. A table that was changed so that no row matches, or a
 * row that says something else, gives P1: what cannot be decided is looked at by a person.
 */
@Component
class DecidedPriority implements PriorityMatrix {
    private static final Logger log = LoggerFactory.getLogger(DecidedPriority.class);
    private static final String TABLE = "priority";
    private static final Answer UNDECIDED = new Answer(Priority.P1, 0);

    private final DecisionService decisions;

    DecidedPriority(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Answer priority(Level impact, Level urgency) {
        Map<String, Object> asked = Map.of("impact", impact.name(), "urgency", urgency.name());
        MatchedRow row = new MatchedRow();
        var result = row.of(() ->
                decisions.evaluateDecisionTableByKey(TABLE).variables(asked).evaluate());
        Object answer = result.size() == 1 ? result.getFirstResult().get("priority") : null;
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(answer)) {
                return new Answer(priority, row.number());
            }
        }
        log.warn("event=priority-undecided impact={} urgency={} answer={}", impact, urgency, answer);
        return UNDECIDED;
    }
}
