package io.evenkeel.resource.internal;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks for what nobody uses; one server at a time. */
@DisallowConcurrentExecution
public class IdleJob implements Job {
    private final IdleSearch search;

    IdleJob(IdleSearch search) {
        this.search = search;
    }

    @Override
    public void execute(JobExecutionContext context) {
        search.look();
    }
}
