package io.evenkeel.agent;

import io.evenkeel.protocol.SeenConnections;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tells every 30 s which connections there are. What the server does not take is not kept: the next look tells what is still true,
 * and a server of before this agent costs it nothing else. Used by one thread.
 */
final class ConnectionWatch {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Connections connections;
    private final ServerLink server;
    private final Retry retry;
    private final Log log;
    private final InstantSource clock;
    private Optional<Instant> last = Optional.empty();

    ConnectionWatch(Connections connections, ServerLink server, Retry retry, Log log, InstantSource clock) {
        this.connections = connections;
        this.server = server;
        this.retry = retry;
        this.log = log;
        this.clock = clock;
    }

    void sendWhenDue() {
        Instant now = clock.instant();
        boolean isTime = last.isEmpty() || !now.isBefore(last.get().plus(EVERY)) || now.isBefore(last.get());
        if (isTime && retry.isDue(now)) {
            last = Optional.of(now);
            look(now).ifPresent(this::send);
        }
    }

    private Optional<SeenConnections> look(Instant now) {
        try {
            SeenConnections look = connections.look(now.truncatedTo(ChronoUnit.SECONDS));
            if (look.leftOut() > 0) {
                log.warnOnceAMinute("connections_left_out", "connections_left_out", "connections", look.leftOut());
            }
            return Optional.of(look);
        } catch (IOException e) {
            log.warnOnceAMinute("connections_unreadable", "connections_unreadable", "why", e);
            return Optional.empty();
        }
    }

    private void send(SeenConnections look) {
        Answer answer = server.connections(ConnectionsJson.of(look));
        Instant now = clock.instant();
        switch (answer) {
            case Answer.Taken _ -> retry.succeeded();
            case Answer.Refused(int status, String text) -> missed(status, text, retry.failedForLong(now));
            case Answer.Denied(int status, String text) -> missed(status, text, retry.failedForLong(now));
            case Answer.Busy(int status, Optional<Duration> retryAfter, String text) ->
                missed(status, text, retry.failed(now, retryAfter));
            case Answer.Unreachable(String why) -> missed(0, why, retry.failed(now, Optional.empty()));
        }
    }

    private void missed(int status, String why, Duration wait) {
        log.warnOnceAMinute(
                "connections",
                "connections_missed",
                "status",
                status,
                "says",
                why,
                "next_try_s",
                wait.toMillis() / 1_000.0);
    }
}
