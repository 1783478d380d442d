package io.evenkeel.workflow.internal;

import java.util.List;
import java.util.function.Supplier;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.operaton.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.operaton.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;

/** Learns which row of a decision table matched; the engine's result tells only what the row says. */
final class MatchedRow {
    private static final ScopedValue<MatchedRow> ASKING = ScopedValue.newInstance();

    private int number;

    /** Evaluates a table in this thread and remembers its row. */
    <T> T of(Supplier<T> evaluation) {
        return ScopedValue.where(ASKING, this).call(evaluation::get);
    }

    /** Counted from 1; 0 if none matched. */
    int number() {
        return number;
    }

    /** Called by the engine after each evaluation of a table. */
    static void evaluated(DmnDecisionTableEvaluationEvent event) {
        if (ASKING.isBound() && !event.getMatchingRules().isEmpty()) {
            String matched = event.getMatchingRules().getFirst().getId();
            ASKING.get().number = numberOf(matched, event);
        }
    }

    private static int numberOf(String rule, DmnDecisionTableEvaluationEvent event) {
        if (event.getDecisionTable().getDecisionLogic() instanceof DmnDecisionTableImpl table) {
            List<String> ids = table.getRules().stream()
                    .map(DmnDecisionTableRuleImpl::getId)
                    .toList();
            return ids.indexOf(rule) + 1;
        }
        return 0;
    }
}
