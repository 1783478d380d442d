package io.evenkeel.recovery.internal;

import io.evenkeel.identity.Role;
import io.evenkeel.identity.Teams;
import io.evenkeel.recovery.Drill;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Words;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks those who answer for it whether the drill may be held; one of them is enough, but not the one who asked. */
@Component
class AskDrill implements io.evenkeel.workflow.Step {
    static final String STEP = "approve";
    private static final Duration TO_ANSWER = Duration.ofDays(3);

    private final DrillRecords records;
    private final DrillWrites writes;
    private final Approvals approvals;

    AskDrill(DrillRecords records, DrillWrites writes, Approvals approvals) {
        this.records = records;
        this.writes = writes;
        this.approvals = approvals;
    }

    @Override
    public String name() {
        return "recovery.ask-drill";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        StoredDrill stored = records.locked(businessKey);
        Drill drill = stored.drill();
        Set<String> groups = new LinkedHashSet<>(List.of(
                drill.policy().responsible(), Teams.groupOf(Role.RECOVERY_MANAGER), Teams.groupOf(Role.ADMINISTRATOR)));
        String approval = approvals.open(new Question(
                businessKey,
                STEP,
                new Words("Approve the restore drill", "审批恢复演练"),
                DrillFlow.subject(drill),
                drill.askedBy().id(),
                new Rule(groups, Set.of(), 1, true),
                Optional.of(drill.askedAt().plus(TO_ANSWER))));
        writes.approval(stored.id(), approval);
        records.moved(businessKey);
        return Map.of("approval", approval);
    }
}
