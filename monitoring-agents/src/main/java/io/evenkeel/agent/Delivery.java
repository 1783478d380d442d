package io.evenkeel.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends the backlog, oldest first, one request at a time: the next batch leaves only when the one before is settled, so the
 * order is kept, and what the server did not take is sent again unchanged. Used by one thread.
 */
final class Delivery {

    private final Backlog backlog;
    private final ServerLink server;
    private final Retry retry;
    private final OwnMetrics own;
    private final Log log;
    private final InstantSource clock;
    private boolean isInterrupted;

    Delivery(Backlog backlog, ServerLink server, Retry retry, OwnMetrics own, Log log, InstantSource clock) {
        this.backlog = backlog;
        this.server = server;
        this.retry = retry;
        this.own = own;
        this.log = log;
        this.clock = clock;
    }

    boolean isDue() {
        return retry.isDue(clock.instant());
    }

    /** Sends the oldest batch. False when there is none, or the server did not take it and a pause is due. */
    boolean sendOldest() {
        Optional<Batch> oldest = backlog.oldest();
        if (oldest.isEmpty()) {
            return false;
        }
        Batch batch = oldest.get();
        long start = System.nanoTime();
        Answer answer = server.write(batch.body());
        own.pushed(Duration.ofNanos(System.nanoTime() - start));
        Instant now = clock.instant();
        return switch (answer) {
            case Answer.Taken _ -> {
                own.sent(batch.samples());
                yield settled(batch);
            }
            case Answer.Refused(int status, String text) -> {
                own.refused(batch.samples());
                log.warnOnceAMinute(
                        "refused " + status,
                        "samples_refused",
                        "status",
                        status,
                        "samples",
                        batch.samples(),
                        "says",
                        text);
                yield settled(batch);
            }
            case Answer.Denied(int status, String text) ->
                postponed("token_denied", status, text, retry.failedForLong(now));
            case Answer.Busy(int status, Optional<Duration> retryAfter, String text) ->
                postponed("server_busy", status, text, retry.failed(now, retryAfter));
            case Answer.Unreachable(String why) ->
                postponed("server_unreachable", 0, why, retry.failed(now, Optional.empty()));
        };
    }

    private boolean settled(Batch batch) {
        backlog.settle(batch);
        retry.succeeded();
        if (isInterrupted) {
            isInterrupted = false;
            log.say("push_resumed", "buffered_samples", backlog.samples());
        }
        return true;
    }

    private boolean postponed(String event, int status, String why, Duration wait) {
        isInterrupted = true;
        log.warnOnceAMinute(
                event,
                event,
                "status",
                status,
                "says",
                why,
                "next_try_s",
                wait.toMillis() / 1_000.0,
                "buffered_samples",
                backlog.samples());
        return false;
    }
}
