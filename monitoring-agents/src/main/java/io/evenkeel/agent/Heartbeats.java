package io.evenkeel.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports facts at start and every 30 s; one that fails is not kept, the next tells the same. Used by one thread. */
final class Heartbeats {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Supplier<String> json;
    private final ServerLink server;
    private final Retry retry;
    private final Log log;
    private final InstantSource clock;
    private Optional<Instant> last = Optional.empty();

    /** @param json makes a heartbeat of now; may fail */
    Heartbeats(Supplier<String> json, ServerLink server, Retry retry, Log log, InstantSource clock) {
        this.json = json;
        this.server = server;
        this.retry = retry;
        this.log = log;
        this.clock = clock;
    }

    void sendWhenDue() {
        Instant now = clock.instant();
        boolean isTime = last.isEmpty() || !now.isBefore(last.get().plus(EVERY)) || now.isBefore(last.get());
        if (isTime && retry.isDue(now)) {
            send();
        }
    }

    private void send() {
        Answer answer = server.heartbeat(json.get());
        Instant now = clock.instant();
        switch (answer) {
            case Answer.Taken _ -> {
                retry.succeeded();
                last = Optional.of(now);
            }
            case Answer.Refused(int status, String text) -> missed(status, text, retry.failedForLong(now));
            case Answer.Denied(int status, String text) -> missed(status, text, retry.failedForLong(now));
            case Answer.Busy(int status, Optional<Duration> retryAfter, String text) ->
                missed(status, text, retry.failed(now, retryAfter));
            case Answer.Unreachable(String why) -> missed(0, why, retry.failed(now, Optional.empty()));
        }
    }

    private void missed(int status, String why, Duration wait) {
        log.warnOnceAMinute(
                "heartbeat",
                "heartbeat_missed",
                "status",
                status,
                "says",
                why,
                "next_try_s",
                wait.toMillis() / 1_000.0);
    }
}
