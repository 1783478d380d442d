package io.evenkeel.workflow.internal;

import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.internal.inbox.ApprovalBook;
import io.evenkeel.workflow.internal.inbox.Engine;
import io.evenkeel.workflow.internal.inbox.Values;
import java.util.Map;
import org.operaton.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class FlowService implements Flows {
    private final RuntimeService runtime;
    private final CourseRows rows;
    private final Engine engine;
    private final ApprovalBook approvals;

    FlowService(@Lazy RuntimeService runtime, CourseRows rows, Engine engine, ApprovalBook approvals) {
        this.runtime = runtime;
        this.rows = rows;
        this.engine = engine;
        this.approvals = approvals;
    }

    @Override
    @Transactional
    public void start(String processKey, String businessKey, Map<String, Object> variables) {
        rows.hold(businessKey);
        long running = runtime.createProcessInstanceQuery()
                .processDefinitionKey(processKey)
                .processInstanceBusinessKey(businessKey)
                .count();
        if (running == 0) {
            runtime.startProcessInstanceByKey(processKey, businessKey, Values.toEngine(variables));
        }
    }

    @Override
    @Transactional
    public boolean tell(String message, String businessKey, Map<String, Object> variables) {
        return engine.tell(message, businessKey, variables);
    }

    @Override
    @Transactional
    public void end(String businessKey, String reason) {
        rows.hold(businessKey);
        engine.end(businessKey, reason);
        approvals.withdrawAll(businessKey, reason);
    }
}
