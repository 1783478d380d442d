package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.workflow.FlowCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A drill whose process an administrator ended is stopped: nobody would be asked about it any more. One that runs is cleaned
 * up by its host first; one that has ended is reviewed in its page.
 */
@Component
class CancelledDrill {
    private static final Actor ROOM = Actor.system("recovery");

    private final DrillRecords records;
    private final DrillCourse course;

    CancelledDrill(DrillRecords records, DrillCourse course) {
        this.records = records;
        this.course = course;
    }

    /** In the transaction of the cancelling. */
    @EventListener
    void on(FlowCancelled cancelled) {
        if (!cancelled.process().equals(DrillFlow.PROCESS)) {
            return;
        }
        StoredDrill stored = records.locked(cancelled.businessKey());
        if (stored.drill().state().isLive()) {
            course.stopped(ROOM, stored, cancelled.reason());
        }
    }
}
