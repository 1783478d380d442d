package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks whoever has the incident whether the acknowledgement still holds, if it has run out and something fires still. */
@Component
class AskAgain implements JavaDelegate {
    private final CourseRows rows;
    private final Incidents incidents;
    private final CourseVariables variables;

    AskAgain(CourseRows rows, Incidents incidents, CourseVariables variables) {
        this.rows = rows;
        this.incidents = incidents;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution process) {
        String key = process.getProcessBusinessKey();
        rows.hold(key);
        int round = (int) process.getVariable(IncidentResponse.ROUND);
        process.setVariable(
                IncidentResponse.ASKED, incidents.askAgain(Actor.process(IncidentResponse.KEY), key, round));
        process.setVariable(
                IncidentResponse.ANSWER_WITHIN, incidents.answerWithin().toString());
        Incident incident = incidents.find(key).orElseThrow();
        process.setVariables(variables.of(incident));
    }
}
