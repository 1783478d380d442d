package io.evenkeel.recovery.internal;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells people that the report is frozen, and what came out. It was frozen with the last row, so that no process can lose it. */
@Component
class ReportDrill implements io.evenkeel.workflow.Step {
    private final DrillRecords records;
    private final DrillPeople people;

    ReportDrill(DrillRecords records, DrillPeople people) {
        this.records = records;
        this.people = people;
    }

    @Override
    public String name() {
        return "recovery.report-drill";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        people.ended(records.locked(businessKey).drill());
        return Map.of();
    }
}
