package io.evenkeel.telemetry.internal;

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
import org.springframework.core.env.Environment;

/** Every quarter of an hour: partitions ahead of need, and the end of what is too old. */
@DisallowConcurrentExecution
public class Housekeeping implements Job {

    private final PlainRows store;

    Housekeeping(PlainRows store) {
        this.store = store;
    }

    @Override
    public void execute(JobExecutionContext context) {
        store.keepHouse();
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        Bounds telemetryBounds(Environment settings) {
            return new Bounds(
                    settings.getProperty("evenkeel.telemetry.retention", Duration.class, Bounds.USUAL.retention()),
                    Bounds.USUAL.ahead(),
                    settings.getProperty(
                            "evenkeel.telemetry.series-per-agent", Integer.class, Bounds.USUAL.seriesPerAgent()),
                    settings.getProperty(
                            "evenkeel.telemetry.series-per-token", Integer.class, Bounds.USUAL.seriesPerToken()),
                    settings.getProperty(
                            "evenkeel.telemetry.series-altogether", Integer.class, Bounds.USUAL.seriesAltogether()));
        }

        @Bean
        JobDetail telemetryHousekeepingJob() {
            return JobBuilder.newJob(Housekeeping.class)
                    .withIdentity("housekeeping", "telemetry")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger telemetryHousekeepingTrigger(JobDetail telemetryHousekeepingJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(telemetryHousekeepingJob)
                    .withIdentity("housekeeping", "telemetry")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(15)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
