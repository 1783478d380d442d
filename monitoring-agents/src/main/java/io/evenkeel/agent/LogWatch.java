package io.evenkeel.agent;

import io.evenkeel.agent.logs.LogFollower;
import io.evenkeel.agent.logs.LogRules;
import io.evenkeel.agent.logs.RulesFile;
import io.evenkeel.agent.logs.UsualRules;
import io.evenkeel.protocol.FollowedLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The host's logs, followed and sent on a thread of their own: a disk that is slow for them does not hold up measurements. */
final class LogWatch {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LogFollower follower;
    private final LogDelivery delivery;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("agent-logs").unstarted(this::followUntilStopped);

    private LogWatch(LogFollower follower, LogDelivery delivery) {
        this.follower = follower;
        this.delivery = delivery;
    }

    /**
     * @return empty where nothing is to be followed, or there is no folder to remember positions in
     * @throws IOException with a sentence, when the rules can't be read
     */
    static Optional<LogWatch> of(Options options, ServerLink server, OwnMetrics own, Log log, InstantSource clock)
            throws IOException {
        Optional<Path> spool = options.spool();
        if (spool.isEmpty() || !options.logs().isFollowed()) {
            return Optional.empty();
        }
        LogRules rules = options.logs().rules().isPresent()
                ? RulesFile.read(options.logs().rules().get())
                : UsualRules.of(Path.of("/"));
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        var follower = LogFollower.open(
                rules, spool.get().resolve("logs"), (long) options.logs().keptMegabytes() << 20, clock, log);
        var delivery = new LogDelivery(follower, server, new Retry(new SplittableRandom()), own, log, clock);
        return Optional.of(new LogWatch(follower, delivery));
    }

    void start() {
        thread.start();
    }

    private void followUntilStopped() {
        try {
            while (!stopping.await(sendsMore() ? 0 : PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                // What is to be done is done in the condition.
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the agent's threads", e);
        }
        follower.close();
    }

    private boolean sendsMore() {
        return delivery.sendNext();
    }

    /** Nothing more is read. */
    void stop() {
        stopping.countDown();
    }

    /** Waits for the answer that is awaited; what is on its way without one is sent again by the next run. */
    void join(Duration patience) throws InterruptedException {
        thread.join(patience);
    }

    FollowedLogs status() {
        return follower.status();
    }
}
