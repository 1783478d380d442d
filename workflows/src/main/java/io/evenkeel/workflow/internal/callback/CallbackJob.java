package io.evenkeel.workflow.internal.callback;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Calls what is due; one server at a time. */
@DisallowConcurrentExecution
public class CallbackJob implements Job {
    private final CallbackCalls calls;

    CallbackJob(CallbackCalls calls) {
        this.calls = calls;
    }

    @Override
    public void execute(JobExecutionContext context) {
        calls.look();
    }
}
