package io.evenkeel.oncall.internal;

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

/** Looks every twenty seconds whether a hand-over waits for too long; one server at a time. */
@DisallowConcurrentExecution
public class HandoverJob implements Job {
    private static final int SECONDS = 20;

    private final HandoverWatch watch;

    HandoverJob(HandoverWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(JobExecutionContext context) {
        watch.look();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail handoverJob() {
            return JobBuilder.newJob(HandoverJob.class)
                    .withIdentity("handover", "oncall")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger handoverTrigger(JobDetail handoverJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(handoverJob)
                    .withIdentity("handover", "oncall")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(SECONDS)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
