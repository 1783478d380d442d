package io.evenkeel.desk.internal;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the desk reads its mail and looks at its clocks. */
@Configuration(proxyBeanMethods = false)
class DeskJobs {

    @Bean
    JobDetail deskMailJob() {
        return job(MailJob.class, "mail");
    }

    @Bean
    JobDetail deskClockJob() {
        return job(ClockJob.class, "clocks");
    }

    @Bean
    Trigger deskMailTrigger(JobDetail deskMailJob, @Value("${evenkeel.desk.mail-seconds:15}") int seconds) {
        return trigger(deskMailJob, "mail", seconds);
    }

    /** Clocks are exact to the minute; looking six times a minute leaves room for a busy moment. */
    @Bean
    Trigger deskClockTrigger(JobDetail deskClockJob, @Value("${evenkeel.desk.clock-seconds:10}") int seconds) {
        return trigger(deskClockJob, "clocks", seconds);
    }

    @Bean
    JobDetail deskMailUpkeepJob() {
        return job(MailUpkeepJob.class, "mail-upkeep");
    }

    @Bean
    Trigger deskMailUpkeepTrigger(JobDetail deskMailUpkeepJob) {
        return trigger(deskMailUpkeepJob, "mail-upkeep", 3_600);
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type).withIdentity(name, "desk").storeDurably().build();
    }

    private static Trigger trigger(JobDetail job, String name, int seconds) {
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(name, "desk")
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
