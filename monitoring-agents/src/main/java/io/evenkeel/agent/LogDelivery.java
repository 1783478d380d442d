package io.evenkeel.agent;

import io.evenkeel.agent.logs.LogFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends what is followed, one shipment at a time. While the server does not take it nothing is read, so that lines wait where
 * they were written. Used by one thread.
 */
final class LogDelivery {

    /** What is less waits a moment for more. */
    private static final long WORTH_A_SHIPMENT = 128 << 10;

    private static final int NOT_FOUND = 404;

    private final LogFollower follower;
    private final ServerLink server;
    private final Retry retry;
    private final OwnMetrics own;
    private final Log log;
    private final InstantSource clock;
    private boolean isInterrupted;

    LogDelivery(LogFollower follower, ServerLink server, Retry retry, OwnMetrics own, Log log, InstantSource clock) {
        this.follower = follower;
        this.server = server;
        this.retry = retry;
        this.own = own;
        this.log = log;
        this.clock = clock;
    }

    /** @return whether there is more to send at once */
    boolean sendNext() {
        Optional<LogFollower.Shipment> next = follower.next();
        if (next.isEmpty() || !retry.isDue(clock.instant())) {
            return false;
        }
        LogFollower.Shipment shipment = next.get();
        Answer answer = server.ship(shipment.body());
        Instant now = clock.instant();
        return switch (answer) {
            case Answer.Taken _ -> {
                own.logLinesSent(shipment.lines());
                yield settled(shipment);
            }
            // A server of before this agent: it will be replaced, or the agent will.
            case Answer.Refused(int status, String text)
            when status == NOT_FOUND -> postponed("logs_not_taken", status, text, retry.failedForLong(now));
            case Answer.Refused(int status, String text) -> {
                own.logLinesRefused(shipment.lines());
                log.warnOnceAMinute(
                        "logs " + status,
                        "log_lines_refused",
                        "status",
                        status,
                        "lines",
                        shipment.lines(),
                        "says",
                        text);
                yield settled(shipment);
            }
            case Answer.Denied(int status, String text) ->
                postponed("logs_denied", status, text, retry.failedForLong(now));
            case Answer.Busy(int status, Optional<Duration> retryAfter, String text) ->
                postponed("logs_busy", status, text, retry.failed(now, retryAfter));
            case Answer.Unreachable(String why) ->
                postponed("logs_unreachable", 0, why, retry.failed(now, Optional.empty()));
        };
    }

    private boolean settled(LogFollower.Shipment shipment) {
        follower.settle();
        retry.succeeded();
        if (isInterrupted) {
            isInterrupted = false;
            log.say("logs_resumed");
        }
        return shipment.bytes() >= WORTH_A_SHIPMENT;
    }

    private boolean postponed(String event, int status, String why, Duration wait) {
        isInterrupted = true;
        log.warnOnceAMinute(event, event, "status", status, "says", why, "next_try_s", wait.toMillis() / 1_000.0);
        return false;
    }
}
