package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a notice that was not accepted is tried again, and when it is given up. Pure. */
final class Patience {

    /** Ten tries over 30 minutes: dense while a page still matters most, then sparing for a server that struggles. */
    private static final List<Duration> WAITS = Stream.of(5, 15, 45, 90, 150, 240, 300, 420, 540)
            .map(Duration::ofSeconds)
            .toList();

    /** So long a page waits for a person to open the console. */
    static final Duration SCREEN_WAIT = Duration.ofMinutes(30);

    /** Rare, since an opened console makes it due at once. */
    private static final Duration SCREEN_AGAIN = Duration.ofSeconds(30);

    private Patience() {}

    /**
     * The next try; empty if it is given up.
     *
     * @param attempts made so far, at least 1
     */
    static Optional<Instant> nextTry(Channel channel, int attempts, Instant createdAt, Instant now) {
        return switch (channel) {
            case EMAIL, WEBHOOK ->
                attempts <= WAITS.size() ? Optional.of(now.plus(WAITS.get(attempts - 1))) : Optional.empty();
            case CONSOLE ->
                now.isBefore(createdAt.plus(SCREEN_WAIT)) ? Optional.of(now.plus(SCREEN_AGAIN)) : Optional.empty();
        };
    }
}
