package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.change.Change.State;
import io.evenkeel.workflow.FlowCancelled;
import java.util.OptionalLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A change whose process an administrator ended, before anybody had begun, is withdrawn: nobody would be asked about it any
 * more, and nobody would note that it was missed. One that was begun goes on in its page, where it is ended and reviewed.
 */
@Component
class CancelledChange {
    private static final Actor ROOM = Actor.system("change");

    private final Records records;
    private final Planning planning;

    CancelledChange(Records records, Planning planning) {
        this.records = records;
        this.planning = planning;
    }

    /** In the transaction of the cancelling. */
    @EventListener
    void on(FlowCancelled cancelled) {
        if (!cancelled.process().equals(ChangeFlow.PROCESS)) {
            return;
        }
        State state = records.locked(cancelled.businessKey()).change().state();
        if (state == State.APPROVING || state == State.SCHEDULED) {
            planning.withdrawn(ROOM, cancelled.businessKey(), cancelled.reason(), OptionalLong.empty());
        }
    }
}
