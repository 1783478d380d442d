package io.evenkeel.workflow.internal;

import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import org.operaton.bpm.engine.impl.jobexecutor.JobExecutor;
import org.operaton.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Runs the engine's timers: from when everything else is up until before anything goes down, so that a timer never meets a
 * database that is gone. Asks for due timers at least every two seconds, so that an escalation is not a minute late.
 */
final class EngineJobs implements SmartLifecycle {
    private static final int THREADS = 3;
    private static final int QUEUE = 20;
    private static final Duration ASKS_AFTER = Duration.ofMillis(500);
    private static final Duration ASKS_AT_LEAST_EVERY = Duration.ofSeconds(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final SpringJobExecutor executor = new SpringJobExecutor();
    private volatile boolean running;

    EngineJobs() {
        threads.setThreadNamePrefix("engine-job-");
        threads.setCorePoolSize(THREADS);
        threads.setMaxPoolSize(THREADS);
        threads.setQueueCapacity(QUEUE);
        // What the full queue refuses, the acquiring thread runs itself, and so asks for no more meanwhile.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationMillis(STOPS_WITHIN.toMillis());
        executor.setTaskExecutor(threads);
        executor.setAutoActivate(false);
        executor.setWaitTimeInMillis((int) ASKS_AFTER.toMillis());
        executor.setMaxWait(ASKS_AT_LEAST_EVERY.toMillis());
        executor.setMaxBackoff(ASKS_AT_LEAST_EVERY.toMillis());
    }

    JobExecutor executor() {
        return executor;
    }

    @Override
    public void start() {
        threads.initialize();
        executor.start();
        running = true;
    }

    @Override
    public void stop() {
        if (!running) {
            return;
        }
        executor.shutdown();
        threads.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
