package io.evenkeel.agent;

import io.evenkeel.agent.recovery.RecoveryJobs;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNewsJson;
import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks every half minute for a job, carries it out, and tells the server how it goes: at once that it is begun, then once a
 * minute, and its end until the server has it. On a thread of its own, because a job takes hours.
 */
final class JobWatch {
    static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration TELLING = Duration.ofMinutes(1);
    /** After it the server has given the job up. */
    private static final Duration LONGEST_TELLING = Duration.ofHours(1);

    private static final RecoveryNews BEGUN = new RecoveryNews.Progress(0, 0);

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
        try {
            while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                workWhenDue();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the agent's threads", e);
        }
    }

    /** Asks when it is time, and does what waits, one after the other. */
    void workWhenDue() throws InterruptedException {
        Instant now = clock.instant();
        boolean isTime = asked.isEmpty() || !now.isBefore(asked.get().plus(EVERY)) || now.isBefore(asked.get());
        if (isTime && retry.isDue(now)) {
            asked = Optional.of(now);
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
        Courier courier = new Courier(number);
        courier.start();
        jobs.run(job, courier);
        courier.end();
        return true;
    }

    /** Brings the server what is told, the newest only, so that a slow server does not hold up the tool. */
    private final class Courier implements Consumer<RecoveryNews> {
        private final long number;
        private final Thread teller;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile RecoveryNews newest = BEGUN;

        Courier(long number) {
            this.number = number;
            this.teller = Thread.ofPlatform().name("agent-job-news").daemon().unstarted(this::tellUntilOver);
        }

        void start() {
            teller.start();
        }

        @Override
        public void accept(RecoveryNews news) {
            if (!(news instanceof RecoveryNews.Said)) {
                newest = news;
            }
        }

        private void tellUntilOver() {
            try {
                // Its end is told by who waits for the answer.
                for (RecoveryNews next = BEGUN; !(next instanceof RecoveryNews.Ended); next = newest) {
                    server.tell(number, RecoveryNewsJson.write(next));
                    if (over.await(TELLING.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the agent's threads", e);
            }
        }

        /** Waits until the server has the end, or has given the job up. */
        void end() throws InterruptedException {
            over.countDown();
            teller.join();
            Instant giveUp = clock.instant().plus(LONGEST_TELLING);
            while (!isTold(RecoveryNewsJson.write(newest)) && clock.instant().isBefore(giveUp)) {
                if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }

        private boolean isTold(String json) {
            if (!retry.isDue(clock.instant())) {
                return false;
            }
            return switch (server.tell(number, json)) {
                case Answer.Taken() -> {
                    retry.succeeded();
                    log.say("job_ended", "number", number);
                    yield true;
                }
                case Answer.Refused(int status, String text) -> {
                    log.warnOnceAMinute("job-refused", "job_end_refused", "status", status, "says", text);
                    yield true;
                }
                case Answer.Denied(int status, String text) -> missed(status, text, Optional.empty());
                case Answer.Busy(int status, Optional<Duration> after, String text) -> missed(status, text, after);
                case Answer.Unreachable(String why) -> missed(0, why, Optional.empty());
            };
        }

        private boolean missed(int status, String why, Optional<Duration> after) {
            retry.failed(clock.instant(), after);
            log.warnOnceAMinute("job-end", "job_end_missed", "status", status, "says", why);
            return false;
        }
    }
}
