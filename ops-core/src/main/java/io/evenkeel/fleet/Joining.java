package io.evenkeel.fleet;

import io.evenkeel.audit.Actor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * How a new host joins: an administrator takes a code, copies one line to the host, and the agent there exchanges the code
 * for its token. Thread-safe.
 */
public interface Joining {

    Duration CODE_LASTS = Duration.ofMinutes(15);

    /**
     * Issues a code that one host can use once.
     *
     * @param reachedBy the address by which the asker reached this server; used where the configured one is of this
     *     machine only
     */
    Code issue(Actor actor, URI reachedBy);

    /**
     * Enrols a host by a code; the code is spent with it, and only then.
     *
     * @param address of the caller, whose wrong codes are counted
     */
    Fleet.Enrolled join(String code, String host, String address);

    /** @param command the one line for a shell on the new host */
    record Code(String code, Instant expiresAt, String command) {

        /** Without the code: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Code[until " + expiresAt + "]";
        }
    }
}
