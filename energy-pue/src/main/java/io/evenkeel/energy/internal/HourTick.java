package io.evenkeel.energy.internal;

import io.evenkeel.energy.internal.watch.EnergyAlerts;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts hours that are over, and says which are too much; one server at a time. */
@DisallowConcurrentExecution
public class HourTick implements Job {
    private final HourCount count;
    private final EnergyAlerts alerts;

    HourTick(HourCount count, EnergyAlerts alerts) {
        this.count = count;
        this.alerts = alerts;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            count.look();
        } finally {
            alerts.look(); // what holds is held, also while hours cannot be counted
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail energyHoursJob() {
            return JobBuilder.newJob(HourTick.class)
                    .withIdentity("hours", "energy")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger energyHoursTrigger(
                JobDetail energyHoursJob, @Value("${evenkeel.energy.hours-look-seconds:60}") int seconds) {
            return TriggerBuilder.newTrigger()
                    .forJob(energyHoursJob)
                    .withIdentity("hours", "energy")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
