package io.evenkeel.identity;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signed-in browsers. Sessions are kept in the database as hashes, so they survive a restart. Thread-safe. */
public interface Sessions {

    /** The cookie that carries a session's secret. */
    String COOKIE = "evenkeel_session";

    /** Since the last request. */
    Duration IDLE = Duration.ofHours(12);

    /** Since the sign-in. */
    Duration LONGEST = Duration.ofHours(24);

    /**
     * Signs a person in. Rate-limited by name and by address: the same sentence and time for a wrong name and a wrong
     * password.
     *
     * @throws io.evenkeel.audit.Refusal UNAUTHENTICATED if wrong, TOO_MANY after 10 failures in 10 minutes (30 of one address)
     */
    Session signIn(String name, String password, String address);

    /** The session of a cookie value; empty if unknown, ended, or over. */
    Optional<Session> find(String secret);

    void signOut(Actor actor, String secret);

    /**
     * @param secret the cookie's value, 256 random bits
     * @param csrfToken what each writing request must carry in {@code X-CSRF-Token}
     * @param actor with the rights of the person's role; with {@code OWN_ACCOUNT} alone while the password must change
     * @param mustChangePassword then only the change of the password is allowed
     */
    record Session(
            String secret,
            String csrfToken,
            Person person,
            Actor actor,
            boolean mustChangePassword,
            Instant expiresAt) {

        /** Without the secrets: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Session[" + person.name() + "]";
        }
    }
}
