package io.evenkeel.agent;

import io.evenkeel.agent.recovery.RecoveryJobs;
import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks every half minute for a job, carries it out, and tells the server how it goes, by a {@link NewsCourier}. On a thread of its
 * own, because a job takes hours. At its start it removes what an agent that was killed left of drills.
 */
final class JobWatch {
    static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RecoveryJobs jobs;
    private final JobLink server;
    private final Retry retry;
    private final Log log;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("agent-jobs").daemon().unstarted(this::runUntilStopped);
    private Optional<Instant> asked = Optional.empty();

    JobWatch(RecoveryJobs jobs, JobLink server, Retry retry, Log log, InstantSource clock) {
        this.jobs = jobs;
        this.server = server;
        this.retry = retry;
        this.log = log;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    /** Ends a tool that runs, with its children. */
    void stop() {
        stopping.countDown();
        jobs.close();
    }

    private void runUntilStopped() {
        jobs.sweep();
        try {
            while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                workWhenDue();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the agent's threads", e);
        }
    }

    /** Asks when it is time and the host has rules, and does what waits, one after the other. */
    void workWhenDue() throws InterruptedException {
        Instant now = clock.instant();
        boolean isTime = asked.isEmpty() || !now.isBefore(asked.get().plus(EVERY)) || now.isBefore(asked.get());
        if (isTime && retry.isDue(now)) {
            asked = Optional.of(now);
            if (!jobs.hasRules()) {
                return;
            }
            Optional<SignedJob> job = ask();
            while (job.isPresent() && isCarriedOut(job.get())) {
                job = ask();
            }
        }
    }

    private Optional<SignedJob> ask() {
        if (stopping.getCount() == 0) {
            return Optional.empty();
        }
        try {
            Optional<SignedJob> job = server.takeJob();
            retry.succeeded();
            return job;
        } catch (IOException | RuntimeException e) {
            retry.failed(clock.instant(), Optional.empty());
            log.warnOnceAMinute("jobs", "jobs_not_asked", "why", e);
            return Optional.empty();
        }
    }

    /** False for what is no job: the next one is asked for when it is time, since this one may come again. */
    private boolean isCarriedOut(SignedJob job) throws InterruptedException {
        long number;
        try {
            // Nothing of it is done by this: it says which job the answer is about.
            number = job.job().number();
        } catch (IllegalArgumentException e) {
            log.warnOnceAMinute("job-unreadable", "job_unreadable", "why", e);
            return false;
        }
        log.say("job_begun", "number", number);
        var courier = new NewsCourier(number, server, retry, log, clock, stopping, () -> jobs.stopDrill(number));
        courier.start();
        jobs.run(job, courier);
        courier.end();
        log.say("job_ended", "number", number);
        return true;
    }
}
