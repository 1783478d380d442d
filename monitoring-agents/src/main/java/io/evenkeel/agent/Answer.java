package io.evenkeel.agent;

import java.time.Duration;
import java.util.Optional;

/** What became of one request, seen by what the agent does next. */
sealed interface Answer {

    /**
     * 2xx.
     *
     * @param stop whether the server wants what it was told of to be ended
     */
    record Taken(boolean stop) implements Answer {
        Taken() {
            this(false);
        }
    }

    /** The same request would be refused again. */
    record Refused(int status, String text) implements Answer {}

    /** The token is unknown, revoked or may not do this: a person has to act, until then it stays so. */
    record Denied(int status, String text) implements Answer {}

    /** The server can't take it now. */
    record Busy(int status, Optional<Duration> retryAfter, String text) implements Answer {}

    /** No answer came: whether the request arrived is not known. */
    record Unreachable(String why) implements Answer {}

    /**
     * Redirects are not followed, since a token must not travel to where a stranger points; they pass as busy, because they
     * come from a proxy that is wrongly set and end when it is set right.
     */
    static Answer of(int status, Optional<Duration> retryAfter, String text) {
        return switch (status) {
            case 401, 403, 407 -> new Denied(status, text);
            case 408, 425, 429 -> new Busy(status, retryAfter, text);
            default -> {
                if (status >= 200 && status < 300) {
                    yield new Taken();
                }
                yield status >= 400 && status < 500 ? new Refused(status, text) : new Busy(status, retryAfter, text);
            }
        };
    }
}
