package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Approval;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Vote;
import io.evenkeel.workflow.Step;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings the change to where the votes say that it is. */
@Component
class NoteDecision implements Step {
    private final Records records;
    private final Carrying carrying;
    private final Approvals approvals;

    NoteDecision(Records records, Carrying carrying, Approvals approvals) {
        this.records = records;
        this.carrying = carrying;
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "change.note-decision";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        String id = records.locked(businessKey).change().approval().orElseThrow();
        boolean granted = approvals.outcome(id) == Outcome.GRANTED;
        List<String> reasons = approvals.about(businessKey).stream()
                .filter(approval -> approval.id().equals(id))
                .map(Approval::votes)
                .flatMap(List::stream)
                .filter(vote -> !vote.reason().isBlank())
                .map(vote -> vote.name() + ": " + said(vote))
                .toList();
        carrying.decided(Actor.process(ChangeFlow.PROCESS), businessKey, granted, reasons);
        return Map.of("granted", granted);
    }

    private static String said(Vote vote) {
        return (vote.yes() ? "" : "no, ") + vote.reason();
    }
}
