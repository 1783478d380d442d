package io.evenkeel.inventory.internal;

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

/** Looks around once a minute. */
@DisallowConcurrentExecution
public class DiscoveryJob implements Job {
    private final DiscoveryRun run;

    DiscoveryJob(DiscoveryRun run) {
        this.run = run;
    }

    @Override
    public void execute(JobExecutionContext context) {
        run.lookAround();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail discoveryJob() {
            return JobBuilder.newJob(DiscoveryJob.class)
                    .withIdentity("discovery", "inventory")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger discoveryTrigger(JobDetail discoveryJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(discoveryJob)
                    .withIdentity("discovery", "inventory")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(1)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
