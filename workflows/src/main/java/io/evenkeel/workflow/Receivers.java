package io.evenkeel.workflow;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;

/**
 * The systems outside that processes may call: those that an administrator gave a secret. All verbs need {@code
 * DEPLOY_PROCESSES}. Thread-safe.
 */
public interface Receivers {

    /** In the alphabet's order. */
    List<Receiver> list(Actor actor);

    /**
     * Gives the receiver a secret, or another one in place of its present one.
     *
     * @param url any address of it; scheme, host and port count
     */
    Secret renew(Actor actor, String url);

    /** From now on it is called no longer, and its answers are refused. */
    void remove(Actor actor, String url);

    record Receiver(String origin, Instant since, String by) {}

    /** @param secret shown this once; both sides sign with it */
    record Secret(String origin, String secret) {

        /** Without the secret: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Secret[" + origin + "]";
        }
    }
}
