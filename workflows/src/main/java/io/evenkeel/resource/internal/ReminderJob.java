package io.evenkeel.resource.internal;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Sends the reminders that are due; one server at a time. */
@DisallowConcurrentExecution
public class ReminderJob implements Job {
    private final EndReminders reminders;

    ReminderJob(EndReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(JobExecutionContext context) {
        reminders.look();
    }
}
