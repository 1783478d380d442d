package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Takes the incident from an owner who did not answer. Where an answer came at this very moment it stays as it is, nobody
 * is paged, and the process goes on when it hears of the answer.
 */
@Component
class TakeBack implements JavaDelegate {
    private final CourseRows rows;
    private final Incidents incidents;
    private final CourseVariables variables;

    TakeBack(CourseRows rows, Incidents incidents, CourseVariables variables) {
        this.rows = rows;
        this.incidents = incidents;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution process) {
        String key = process.getProcessBusinessKey();
        rows.hold(key);
        int round = (int) process.getVariable(IncidentResponse.ROUND);
        Incident incident = incidents.takeBack(Actor.process(IncidentResponse.KEY), key, round);
        process.setVariables(variables.ofRound(incident));
    }
}
