package io.evenkeel.console.internal;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * Delivers again what a listener did not finish: it failed, or the server died between commit and delivery. Listeners
 * are idempotent, so a second delivery of an event that is merely slow does no harm.
 */
@DisallowConcurrentExecution
public class EventRetry implements Job {
    private static final Duration UNFINISHED_AFTER = Duration.ofSeconds(10);

    private final IncompleteEventPublications publications;

    public EventRetry(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Override
    public void execute(JobExecutionContext context) {
        publications.resubmitIncompletePublicationsOlderThan(UNFINISHED_AFTER);
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {
        @Bean
        JobDetail eventRetryJob() {
            return JobBuilder.newJob(EventRetry.class)
                    .withIdentity("event-retry", "console")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger eventRetryTrigger(JobDetail eventRetryJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(eventRetryJob)
                    .withIdentity("event-retry", "console")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(10)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
