package io.evenkeel.telemetry.internal;

import io.evenkeel.telemetry.internal.store.ChunkStore;
import java.time.Duration;
import java.time.InstantSource;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wakes what has to be done to stored samples. What fails is tried again by the next run. */
final class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private Housekeeping() {}

    private static void run(String act, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("event={}-failed cause=\"{}\"", act, e.getMessage());
        }
    }

    /** Every minute: the log is put in order. */
    @DisallowConcurrentExecution
    public static class Fold implements Job {
        private final ChunkStore store;

        Fold(ChunkStore store) {
            this.store = store;
        }

        @Override
        public void execute(JobExecutionContext context) {
            run("fold", () -> store.upkeep().fold());
        }
    }

    /** Every minute: windows that are over are closed. */
    @DisallowConcurrentExecution
    public static class Close implements Job {
        private final ChunkStore store;
        private final InstantSource clock;

        Close(ChunkStore store, InstantSource clock) {
            this.store = store;
            this.clock = clock;
        }

        @Override
        public void execute(JobExecutionContext context) {
            run("close", () -> store.upkeep().close(clock.instant()));
        }
    }

    /** Every quarter of an hour: roll-ups, partitions ahead of need, and the end of what is too old. */
    @DisallowConcurrentExecution
    public static class Keep implements Job {
        private final ChunkStore store;

        Keep(ChunkStore store) {
            this.store = store;
        }

        @Override
        public void execute(JobExecutionContext context) {
            run("housekeeping", () -> store.upkeep().keepHouse());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        Bounds telemetryBounds(Environment settings) {
            var usual = Bounds.USUAL;
            return new Bounds(
                    settings.getProperty("evenkeel.telemetry.retention", Duration.class, usual.retention()),
                    settings.getProperty("evenkeel.telemetry.roll-up-retention", Duration.class, usual.rollUps()),
                    usual.ahead(),
                    settings.getProperty("evenkeel.telemetry.series-per-agent", Integer.class, usual.seriesPerAgent()),
                    settings.getProperty("evenkeel.telemetry.series-per-token", Integer.class, usual.seriesPerToken()),
                    settings.getProperty(
                            "evenkeel.telemetry.series-altogether", Integer.class, usual.seriesAltogether()),
                    usual.foldAt(),
                    usual.mostUnfolded());
        }

        @Bean
        JobDetail telemetryFoldJob() {
            return job(Fold.class, "fold");
        }

        @Bean
        Trigger telemetryFoldTrigger(JobDetail telemetryFoldJob) {
            return every(1, telemetryFoldJob);
        }

        @Bean
        JobDetail telemetryCloseJob() {
            return job(Close.class, "close");
        }

        @Bean
        Trigger telemetryCloseTrigger(JobDetail telemetryCloseJob) {
            return every(1, telemetryCloseJob);
        }

        @Bean
        JobDetail telemetryHousekeepingJob() {
            return job(Keep.class, "housekeeping");
        }

        @Bean
        Trigger telemetryHousekeepingTrigger(JobDetail telemetryHousekeepingJob, Environment settings) {
            return every(
                    settings.getProperty("evenkeel.telemetry.housekeeping-minutes", Integer.class, 15),
                    telemetryHousekeepingJob);
        }

        private static JobDetail job(Class<? extends Job> type, String name) {
            return JobBuilder.newJob(type)
                    .withIdentity(name, "telemetry")
                    .storeDurably()
                    .build();
        }

        private static Trigger every(int minutes, JobDetail job) {
            return TriggerBuilder.newTrigger()
                    .forJob(job)
                    .withIdentity(job.getKey().getName(), "telemetry")
                    .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(minutes)
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
        }
    }
}
