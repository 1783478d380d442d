package io.evenkeel.workflow.internal.callback;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When calls are looked after. */
@Configuration(proxyBeanMethods = false)
class CallbackTimes {

    @Bean
    JobDetail callbackJob() {
        return JobBuilder.newJob(CallbackJob.class)
                .withIdentity("callbacks", "workflow")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger callbackTrigger(JobDetail callbackJob, @Value("${evenkeel.callback.seconds:2}") int seconds) {
        return TriggerBuilder.newTrigger()
                .forJob(callbackJob)
                .withIdentity("callbacks", "workflow")
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
