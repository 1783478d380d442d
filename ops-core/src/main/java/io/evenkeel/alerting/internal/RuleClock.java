package io.evenkeel.alerting.internal;

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

/** Wakes the rules every five seconds; what is due then is asked of the clock. */
@DisallowConcurrentExecution
public class RuleClock implements Job {
    private static final int SECONDS = 5;

    private final Rules rules;
    private final RulesAlive alive;

    RuleClock(Rules rules, RulesAlive alive) {
        this.rules = rules;
        this.alive = alive;
    }

    @Override
    public void execute(JobExecutionContext context) {
        rules.wake();
        alive.woken();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail ruleClockJob() {
            return JobBuilder.newJob(RuleClock.class)
                    .withIdentity("rules", "alerting")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger ruleClockTrigger(JobDetail ruleClockJob) {
            return TriggerBuilder.newTrigger()
                    .forJob(ruleClockJob)
                    .withIdentity("rules", "alerting")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(SECONDS)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
