package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Entry;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the timeline that every step of the policy was paged and nobody acknowledged. */
@Component
class NoteNobodyLeft implements JavaDelegate {
    private final CourseRows rows;
    private final Incidents incidents;

    NoteNobodyLeft(CourseRows rows, Incidents incidents) {
        this.rows = rows;
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution process) {
        rows.hold(process.getProcessBusinessKey());
        incidents.note(
                Actor.process(IncidentResponse.KEY), process.getProcessBusinessKey(), Entry.Kind.NOBODY_LEFT, "");
    }
}
