package io.evenkeel.identity;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/** Signed-in browsers. Sessions are kept in the database as hashes, so they survive a restart. Thread-safe. */
public interface Sessions {

    /**
     * Signs a person in. Rate-limited by name and by address: the same sentence and time for a wrong name and a wrong
     * password.
     *
     * @throws io.evenkeel.audit.Refusal UNAUTHENTICATED if wrong, TOO_MANY after 10 failures in 10 minutes
     */
    Session signIn(String name, String password, String address);

    /** The session of a cookie value; empty if unknown, ended, or over. */
    Optional<Session> find(String secret);

    void signOut(Actor actor, String secret);

    /**
     * @param secret the cookie's value, 256 random bits
     * @param csrfToken what each writing request must carry in {@code X-CSRF-Token}
     * @param mustChangePassword then only the change of the password is allowed
     */
    record Session(
            String secret,
            String csrfToken,
            Person person,
            Actor actor,
            boolean mustChangePassword,
            Instant expiresAt) {}
}
