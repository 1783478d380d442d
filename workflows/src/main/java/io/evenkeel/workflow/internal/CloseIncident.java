package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents;
import java.util.OptionalLong;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Closes the incident after its review. If it fired again at this very moment the door refuses, the transaction is undone,
 * and the process stays at the review until it hears of the new round.
 */
@Component
class CloseIncident implements JavaDelegate {
    private final Incidents incidents;

    CloseIncident(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution process) {
        Incident incident = incidents.find(process.getProcessBusinessKey()).orElseThrow();
        if (incident.state() != State.CLOSED) {
            incidents.close(Actor.process(IncidentResponse.KEY), incident.key(), OptionalLong.empty());
        }
    }
}
