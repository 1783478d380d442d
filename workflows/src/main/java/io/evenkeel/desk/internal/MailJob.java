package io.evenkeel.desk.internal;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Reads the mailbox; one server at a time. */
@DisallowConcurrentExecution
public class MailJob implements Job {
    private final MailFetch mail;

    MailJob(MailFetch mail) {
        this.mail = mail;
    }

    @Override
    public void execute(JobExecutionContext context) {
        mail.fetch();
    }
}
