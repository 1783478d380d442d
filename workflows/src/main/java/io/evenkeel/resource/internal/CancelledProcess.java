package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.workflow.FlowCancelled;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A process that an administrator ended takes with it what was wished, so that nothing stays reserved for it. What there is
 * already goes on: its process begins anew, or its last day would never come.
 */
@Component
class CancelledProcess {
    private static final Actor ROOM = Actor.system("resource");

    private final ResourceRecords records;
    private final Wishing wishing;
    private final ResourceFlow flow;
    private final Told told;

    CancelledProcess(ResourceRecords records, Wishing wishing, ResourceFlow flow, Told told) {
        this.records = records;
        this.wishing = wishing;
        this.flow = flow;
        this.told = told;
    }

    /** In the transaction of the cancelling. */
    @EventListener
    void on(FlowCancelled cancelled) {
        if (!cancelled.process().equals(ResourceFlow.PROCESS)) {
            return;
        }
        Resource resource = records.locked(cancelled.businessKey());
        Optional<Wish> wish = resource.wish();
        String given = cancelled.reason().strip();
        String reason = given.substring(0, Math.min(given.length(), Wishing.LONGEST_REASON));
        Resource after = wish.isPresent() ? wishing.withdrawn(ROOM, resource, reason) : resource;
        wish.ifPresent(lost -> told.notProvided(after, lost, reason));
        if (!after.state().isOver()) {
            flow.begin(after);
        }
    }
}
