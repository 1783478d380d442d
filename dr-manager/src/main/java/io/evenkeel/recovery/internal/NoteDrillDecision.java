package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Approval;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Vote;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings the drill to where the votes say that it is. */
@Component
class NoteDrillDecision implements io.evenkeel.workflow.Step {
    private final DrillRecords records;
    private final DrillCourse course;
    private final Approvals approvals;

    NoteDrillDecision(DrillRecords records, DrillCourse course, Approvals approvals) {
        this.records = records;
        this.course = course;
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "recovery.note-decision";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        StoredDrill stored = records.locked(businessKey);
        String approval = stored.drill().approval().orElseThrow();
        boolean granted = approvals.outcome(approval) == Outcome.GRANTED;
        Actor process = Actor.process(DrillFlow.PROCESS);
        if (granted) {
            course.granted(process, stored, said(businessKey, approval));
        } else {
            course.refused(process, stored, said(businessKey, approval));
        }
        return Map.of("granted", granted);
    }

    /** Who decided, and why. */
    private String said(String number, String approval) {
        return approvals.about(number).stream()
                .filter(about -> about.id().equals(approval))
                .map(Approval::votes)
                .flatMap(votes -> votes.stream().map(NoteDrillDecision::said))
                .collect(Collectors.joining("; "));
    }

    private static String said(Vote vote) {
        return vote.name() + (vote.yes() ? ": yes" : ": no") + (vote.reason().isBlank() ? "" : ", " + vote.reason());
    }
}
