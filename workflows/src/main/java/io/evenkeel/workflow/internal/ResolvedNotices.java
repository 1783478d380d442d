package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.oncall.Pages;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who were paged that it is over. Hearing it twice does no harm: they are told once in a round. */
@Component
class ResolvedNotices {
    private final Pages pages;

    ResolvedNotices(Pages pages) {
        this.pages = pages;
    }

    @ApplicationModuleListener
    void on(IncidentResolved event) {
        Incident incident = event.incident();
        pages.resolved(Actor.process(IncidentResponse.KEY), incident.key(), incident.title(), incident.round());
    }
}
