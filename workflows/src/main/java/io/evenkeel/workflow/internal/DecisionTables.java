package io.evenkeel.workflow.internal;

import io.evenkeel.workflow.Decisions;
import java.util.Map;
import java.util.Optional;
import org.operaton.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class DecisionTables implements Decisions {
    private final DecisionService decisions;

    DecisionTables(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<Answer> decide(String table, Map<String, Object> asked) {
        MatchedRow row = new MatchedRow();
        var result = row.of(() ->
                decisions.evaluateDecisionTableByKey(table).variables(asked).evaluate());
        return result.size() == 1
                ? Optional.of(new Answer(result.getFirstResult().getEntryMap(), row.number()))
                : Optional.empty();
    }
}
