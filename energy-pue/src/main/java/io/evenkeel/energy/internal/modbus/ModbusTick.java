package io.evenkeel.energy.internal.modbus;

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

/** Looks which devices are due; one server at a time. */
@DisallowConcurrentExecution
public class ModbusTick implements Job {
    private final ModbusRound round;

    ModbusTick(ModbusRound round) {
        this.round = round;
    }

    @Override
    public void execute(JobExecutionContext context) {
        round.look();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail modbusTickJob() {
            return JobBuilder.newJob(ModbusTick.class)
                    .withIdentity("modbus", "energy")
                    .storeDurably()
                    .build();
        }

        @Bean
        Trigger modbusTickTrigger(
                JobDetail modbusTickJob, @Value("${evenkeel.energy.modbus-look-seconds:5}") int seconds) {
            return TriggerBuilder.newTrigger()
                    .forJob(modbusTickJob)
                    .withIdentity("modbus", "energy")
                    .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
