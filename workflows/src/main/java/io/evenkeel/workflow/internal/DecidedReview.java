package io.evenkeel.workflow.internal;

import io.evenkeel.incident.Priority;
import io.evenkeel.incident.ReviewRule;
import java.util.Map;
import org.operaton.bpm.engine.DecisionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers with the newest version of the table {@code review.dmn}. Where a changed table says nothing, a review is needed:
 * what cannot be decided is looked at by a person.
 */
@Component
class DecidedReview implements ReviewRule {
    private static final Logger log = LoggerFactory.getLogger(DecidedReview.class);
    private static final String TABLE = "review";

    private final DecisionService decisions;

    DecidedReview(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public boolean needsReview(Priority priority) {
        Map<String, Object> asked = Map.of("priority", priority.name());
        var result =
                decisions.evaluateDecisionTableByKey(TABLE).variables(asked).evaluate();
        Object answer = result.size() == 1 ? result.getFirstResult().get("needed") : null;
        if (answer instanceof Boolean needed) {
            return needed;
        }
        log.warn("event=review-undecided priority={} answer={}", priority, answer);
        return true;
    }
}
