package io.evenkeel.reporting.internal;

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

/** Looks for reports that are due; one server at a time. */
@DisallowConcurrentExecution
public class ReportJob implements Job {
    private final ReportLook look;

    ReportJob(ReportLook look) {
        this.look = look;
    }

    @Override
    public void execute(JobExecutionContext context) {
        look.look();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail reportJobDetail() {
            return JobBuilder.newJob(ReportJob.class)
                    .withIdentity("due", "reporting")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger reportTrigger(JobDetail reportJobDetail, @Value("${evenkeel.reporting.look-seconds:30}") int seconds) {
            return TriggerBuilder.newTrigger()
                    .forJob(reportJobDetail)
                    .withIdentity("due", "reporting")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
