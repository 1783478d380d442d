package io.evenkeel.workflow.internal;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;

/**
 * The engine keeps how tables decided within a process. What a room asked outside of one it would keep without saying what
 * for; the room keeps the row itself.
 */
final class DecisionHistory extends DefaultDmnHistoryEventProducer {
    @Override
    public @Nullable HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent evaluated) {
        return null;
    }
}
