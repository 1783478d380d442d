package io.evenkeel.desk.internal;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Says what has run out; one server at a time. */
@DisallowConcurrentExecution
public class ClockJob implements Job {
    private final ClockLook look;

    ClockJob(ClockLook look) {
        this.look = look;
    }

    @Override
    public void execute(JobExecutionContext context) {
        look.look();
    }
}
