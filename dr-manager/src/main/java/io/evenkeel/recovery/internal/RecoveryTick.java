package io.evenkeel.recovery.internal;

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

/** Looks what is due; one server at a time. */
@DisallowConcurrentExecution
public class RecoveryTick implements Job {
    private final RecoveryLook look;
    private final DrillLook drills;
    private final CopyAlerts alerts;

    RecoveryTick(RecoveryLook look, DrillLook drills, CopyAlerts alerts) {
        this.look = look;
        this.drills = drills;
        this.alerts = alerts;
    }

    @Override
    public void execute(JobExecutionContext context) {
        look.look();
        alerts.look();
        drills.look();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail recoveryTickJob() {
            return JobBuilder.newJob(RecoveryTick.class)
                    .withIdentity("due", "recovery")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger recoveryTickTrigger(
                JobDetail recoveryTickJob, @Value("${evenkeel.recovery.look-seconds:15}") int seconds) {
            return TriggerBuilder.newTrigger()
                    .forJob(recoveryTickJob)
                    .withIdentity("due", "recovery")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
