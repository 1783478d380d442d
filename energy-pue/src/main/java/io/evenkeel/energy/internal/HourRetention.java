package io.evenkeel.energy.internal;

import io.evenkeel.audit.HouseZone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Forgets counted hours of years that nobody settles any more, whole years of the server's zone. The year before the running one is
 * settled in it, and its forecast looks back one more: two years are the least.
 */
@Component
public class HourRetention {
    private static final Logger log = LoggerFactory.getLogger(HourRetention.class);
    private static final int LEAST_YEARS = 2;
    private static final int MOST_YEARS = 100;

    private final HourRows rows;
    private final InstantSource clock;
    private final ZoneId zone;
    private final int years;

    /** @param years whole ones that are kept before the running one */
    HourRetention(
            HourRows rows,
            InstantSource clock,
            Environment settings,
            @Value("${evenkeel.energy.hours-retention-years:3}") int years) {
        if (years < LEAST_YEARS || years > MOST_YEARS) {
            throw new IllegalArgumentException(
                    "evenkeel.energy.hours-retention-years is " + years + "; it must be 2 to 100.");
        }
        this.rows = rows;
        this.clock = clock;
        this.zone = HouseZone.of(settings);
        this.years = years;
    }

    /** Repeatable at any time. */
    void forget() {
        Instant oldest = LocalDate.ofInstant(clock.instant(), zone)
                .withDayOfYear(1)
                .minusYears(years)
                .atStartOfDay(zone)
                .toInstant();
        long forgotten = rows.forgetBefore(oldest);
        if (forgotten > 0) {
            log.info("event=energy-hours-expired before={} hours={}", oldest, forgotten);
        }
    }

    /** One server at a time. */
    @DisallowConcurrentExecution
    public static class Nightly implements Job {
        private final HourRetention retention;

        Nightly(HourRetention retention) {
            this.retention = retention;
        }

        @Override
        public void execute(JobExecutionContext context) {
            retention.forget();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        JobDetail energyRetentionJob() {
            return JobBuilder.newJob(Nightly.class)
                    .withIdentity("retention", "energy")
                    .storeDurably()
                    .build();
        }

        /** At night; one that was missed is made up for. */
        @Bean
        Trigger energyRetentionTrigger(
                JobDetail energyRetentionJob, @Value("${evenkeel.energy.retention-at:0 37 4 * * ?}") String cron) {
            return TriggerBuilder.newTrigger()
                    .forJob(energyRetentionJob)
                    .withIdentity("retention", "energy")
                    .withSchedule(CronScheduleBuilder.cronSchedule(cron).withMisfireHandlingInstructionFireAndProceed())
                    .build();
        }
    }
}
