package io.evenkeel.recovery.internal;

import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.workflow.Flows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the model {@code restore-drill.bpmn} is told. The row is right without it: it only asks, waits and reminds. */
@Component
class DrillFlow {
    static final String PROCESS = "restore-drill";
    private static final String BEGAN = "drill-began-";
    private static final String CLEANED_UP = "drill-cleaned-up";
    private static final String BROKEN_OFF = "drill-broken-off";
    private static final String REVIEWED = "drill-reviewed";

    /** At each of these the model waits for the one after it. */
    private static final List<Step> MARKS = List.of(Step.RESTORE, Step.START, Step.PROVE, Step.CLEAN_UP);

    private final Flows flows;

    DrillFlow(Flows flows) {
        this.flows = flows;
    }

    void begin(Drill drill) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(Flows.SUBJECT, subject(drill));
        drill.askedBy().id().ifPresent(person -> variables.put(Flows.ASKED_BY, person.toString()));
        variables.put("responsible", drill.policy().responsible());
        flows.start(PROCESS, drill.number(), variables);
    }

    static String subject(Drill drill) {
        return "Restore drill of " + drill.policy().itemName() + " on "
                + drill.policy().host();
    }

    /** Brings the process to this step, past those that this kind of drill has not. What it has passed hears nothing. */
    void reached(String number, Step step) {
        for (Step mark : MARKS) {
            if (mark.compareTo(step) <= 0) {
                flows.tell(BEGAN + mark.word(), number, Map.of());
            }
        }
    }

    /** Nothing runs on the host any more, wherever it was. */
    void ended(String number) {
        if (!flows.tell(CLEANED_UP, number, Map.of())) {
            flows.tell(BROKEN_OFF, number, Map.of());
        }
    }

    void reviewed(String number) {
        flows.tell(REVIEWED, number, Map.of());
    }

    void end(String number, String reason) {
        flows.end(number, reason);
    }
}
