package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people that what follows is a drill. */
@Component
class TellDrill implements io.evenkeel.workflow.Step {
    private final DrillRecords records;
    private final DrillPartWrites parts;
    private final DrillPeople people;
    private final InstantSource clock;

    TellDrill(DrillRecords records, DrillPartWrites parts, DrillPeople people, InstantSource clock) {
        this.records = records;
        this.parts = parts;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "recovery.tell-drill";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        StoredDrill stored = records.locked(businessKey);
        people.asked(stored.drill());
        parts.end(stored.id(), Step.NOTIFY, StepState.DONE, Optional.empty(), "", clock.instant());
        parts.begin(stored.id(), Step.APPROVE, clock.instant());
        records.moved(businessKey);
        return Map.of();
    }
}
