package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.Pages;
import io.evenkeel.workflow.FlowCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An incident whose process was ended pages nobody any longer, and must not be shown as if it did. */
@Component
class CancelledCourse {
    private final Pages pages;

    CancelledCourse(Pages pages) {
        this.pages = pages;
    }

    /** In the transaction of the cancelling. */
    @EventListener
    void on(FlowCancelled cancelled) {
        if (cancelled.process().equals(IncidentResponse.KEY)) {
            pages.stop(Actor.process(IncidentResponse.KEY), cancelled.businessKey());
        }
    }
}
