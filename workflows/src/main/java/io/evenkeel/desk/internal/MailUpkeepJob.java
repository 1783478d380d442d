package io.evenkeel.desk.internal;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Lets go of mail that is kept no longer; one server at a time. */
@DisallowConcurrentExecution
public class MailUpkeepJob implements Job {
    private final MailUpkeep upkeep;

    MailUpkeepJob(MailUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    @Override
    public void execute(JobExecutionContext context) {
        upkeep.letGo();
    }
}
