package io.evenkeel.resource.internal;

import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When owners are reminded, and when idle resources are looked for. */
@Configuration(proxyBeanMethods = false)
class ResourceJobs {

    @Bean
    JobDetail resourceReminderJob() {
        return job(ReminderJob.class, "reminders");
    }

    @Bean
    JobDetail resourceIdleJob() {
        return job(IdleJob.class, "idle");
    }

    @Bean
    Trigger resourceReminderTrigger(
            JobDetail resourceReminderJob, @Value("${evenkeel.resource.reminder-seconds:60}") int seconds) {
        return TriggerBuilder.newTrigger()
                .forJob(resourceReminderJob)
                .withIdentity("reminders", "resource")
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    /** At night, when nobody else asks much of the measurements. */
    @Bean
    Trigger resourceIdleTrigger(
            JobDetail resourceIdleJob, @Value("${evenkeel.resource.idle-at:0 17 4 * * ?}") String cron) {
        return TriggerBuilder.newTrigger()
                .forJob(resourceIdleJob)
                .withIdentity("idle", "resource")
                .withSchedule(CronScheduleBuilder.cronSchedule(cron).withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type)
                .withIdentity(name, "resource")
                .storeDurably()
                .build();
    }
}
