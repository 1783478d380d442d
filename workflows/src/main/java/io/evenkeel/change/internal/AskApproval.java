package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Step;
import io.evenkeel.workflow.Words;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks those whom the risk demands: before, or for an emergency afterwards. */
@Component
class AskApproval implements Step {
    static final String STEP = "approve";

    private final Records records;
    private final ChangeWrites writes;
    private final Approvals approvals;

    AskApproval(Records records, ChangeWrites writes, Approvals approvals) {
        this.records = records;
        this.writes = writes;
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "change.ask-approval";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        Stored stored = records.locked(businessKey);
        Change change = stored.change();
        boolean afterwards = change.kind() == Kind.EMERGENCY;
        Risk risk = change.risk().orElseThrow();
        String approval = approvals.open(new Question(
                businessKey,
                STEP,
                afterwards
                        ? new Words("Approve the emergency change afterwards", "补批紧急变更")
                        : new Words("Approve the change", "审批变更"),
                change.title(),
                change.plannedBy(),
                new Rule(risk.groups(), Set.of(), risk.approvals(), true),
                afterwards ? Optional.empty() : Optional.of(change.window().from())));
        writes.approvalAsked(stored.id(), approval);
        return Map.of("approval", approval);
    }
}
