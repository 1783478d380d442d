package io.evenkeel.fleet.internal;

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

/** Looks every ten seconds which hosts fell silent and which agents were refused. */
@DisallowConcurrentExecution
public class SilenceWatch implements Job {

    private static final int SECONDS = 10;

    private final StoredFleet fleet;

    SilenceWatch(StoredFleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public void execute(JobExecutionContext context) {
        fleet.noticeSilence();
        fleet.noticeRefusals();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail silenceWatchJob() {
            return JobBuilder.newJob(SilenceWatch.class)
                    .withIdentity("silence-watch", "fleet")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger silenceWatchTrigger(JobDetail silenceWatchJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(silenceWatchJob)
                    .withIdentity("silence-watch", "fleet")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(SECONDS)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
