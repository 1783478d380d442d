package io.evenkeel.agent;

import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNews.Checked;
import io.evenkeel.protocol.RecoveryNews.Ended;
import io.evenkeel.protocol.RecoveryNews.Progress;
import io.evenkeel.protocol.RecoveryNews.Said;
import io.evenkeel.protocol.RecoveryNews.StepBegan;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryNewsJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings the server the news of one job, on a thread of its own, so that a slow server does not hold up the tool. Steps and checks of a
 * drill are brought each and in order, before the end; of the progress only the newest counts; lines are left out when too many wait. Of a
 * backup only progress and end are told.
 */
final class NewsCourier implements Consumer<RecoveryNews> {
    /** Also that the job still runs. */
    private static final Duration TELLING = Duration.ofMinutes(1);
    /** Within it a drill hears that it is to be stopped. */
    private static final Duration TELLING_OF_DRILLS = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** After it the server has given the job up. */
    private static final Duration LONGEST_TELLING = Duration.ofHours(1);

    private static final int MOST_WAITING = 1_000;
    private static final RecoveryNews BEGUN = new Progress(0, 0);

    private final long number;
    private final JobLink server;
    private final Retry retry;
    private final Log log;
    private final InstantSource clock;
    private final CountDownLatch stopping;
    private final Runnable stopDrill;
    private final BlockingQueue<RecoveryNews> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread teller =
            Thread.ofPlatform().name("agent-job-news").daemon().unstarted(this::tellUntilOver);
    private volatile RecoveryNews progress = BEGUN;
    private volatile Optional<Ended> end = Optional.empty();
    private volatile boolean isDrill;
    /** Of the teller's thread, and after it of who waits for it. */
    private Optional<RecoveryNews> inHand = Optional.empty();

    /** @param stopping falls when the agent ends */
    NewsCourier(
            long number,
            JobLink server,
            Retry retry,
            Log log,
            InstantSource clock,
            CountDownLatch stopping,
            Runnable stopDrill) {
        this.number = number;
        this.server = server;
        this.retry = retry;
        this.log = log;
        this.clock = clock;
        this.stopping = stopping;
        this.stopDrill = stopDrill;
    }

    void start() {
        teller.start();
    }

    @Override
    public void accept(RecoveryNews news) {
        switch (news) {
            case Progress told -> progress = told;
            case Said said -> said(said);
            case StepBegan step -> {
                isDrill = true;
                keep(step);
            }
            case StepEnded step -> keep(step);
            case Checked checked -> keep(checked);
            case Ended ended -> end = Optional.of(ended);
        }
    }

    /** Where too many wait, the server is away, and what people read matters least. */
    private void said(Said said) {
        if (isDrill && !waiting.offer(said)) {
            waiting.removeIf(Said.class::isInstance);
        }
    }

    private void keep(RecoveryNews news) {
        if (!waiting.offer(news)) {
            waiting.removeIf(Said.class::isInstance);
            waiting.add(news);
        }
    }

    private void tellUntilOver() {
        try {
            inHand = Optional.of(BEGUN);
            do {
                if (inHand.isPresent() && isDone(server.tell(number, RecoveryNewsJson.write(inHand.get())))) {
                    inHand = Optional.empty();
                }
                await();
            } while (over.getCount() > 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the agent's threads", e);
        }
    }

    /** Until there is something to tell, or the same is to be told again. */
    private void await() throws InterruptedException {
        if (inHand.isEmpty()) {
            Duration longest = isDrill ? TELLING_OF_DRILLS : TELLING;
            RecoveryNews next = waiting.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            inHand = next == null ? Optional.of(progress) : Optional.of(next).filter(NewsCourier::isKept);
        } else if (over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
    }

    private static boolean isKept(RecoveryNews news) {
        return !(news instanceof Progress);
    }

    /** Whether it need not be told again: progress is old when it fails. */
    private boolean isDone(Answer answer) {
        return switch (answer) {
            case Answer.Taken(boolean stop) -> {
                if (stop) {
                    stopDrill.run();
                }
                yield true;
            }
            case Answer.Refused _ -> true;
            case Answer.Denied _, Answer.Busy _, Answer.Unreachable _ ->
                inHand.filter(Progress.class::isInstance).isPresent();
        };
    }

    /** Waits until the server has all steps and the end, or has given the job up. */
    void end() throws InterruptedException {
        over.countDown();
        // Wakes the one who waits for news that do not come; where it can't be put, there are news.
        if (!waiting.offer(BEGUN)) {
            log.warnOnceAMinute("job-news", "job_news_wait", "number", number);
        }
        teller.join();
        Deque<RecoveryNews> left = new ArrayDeque<>();
        inHand.ifPresent(left::add);
        waiting.drainTo(left);
        left.removeIf(news -> !isKept(news));
        end.ifPresent(left::add);
        Instant giveUp = clock.instant().plus(LONGEST_TELLING);
        while (!left.isEmpty() && clock.instant().isBefore(giveUp)) {
            if (isTold(RecoveryNewsJson.write(left.getFirst()))) {
                left.removeFirst();
            } else if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean isTold(String json) {
        if (!retry.isDue(clock.instant())) {
            return false;
        }
        return switch (server.tell(number, json)) {
            case Answer.Taken _ -> {
                retry.succeeded();
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
