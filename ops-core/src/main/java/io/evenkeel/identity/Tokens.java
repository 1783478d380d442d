package io.evenkeel.identity;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens of agents and programs; stored as SHA-256, shown once. Thread-safe. */
public interface Tokens {

    /**
     * Issues a token that works until it is revoked.
     *
     * @param actor needs {@code ENROL_HOSTS} for an agent's token, {@code EDIT_PEOPLE} for any other
     * @param kind {@code AGENT}, whose actor id is the host's name, or {@code TOKEN}
     * @param name what it is for; of an agent the host's name
     * @return the secret, {@code evk_} and 43 characters of base64url
     */
    Issued issue(Actor actor, Actor.Kind kind, String name, Set<Right> rights);

    /**
     * Issues a token.
     *
     * @param validFor from now, 1 hour to 10 years; empty until it is revoked
     */
    Issued issue(Actor actor, Actor.Kind kind, String name, Set<Right> rights, Optional<Duration> validFor);

    /** The actor of a token; empty if unknown, revoked or expired. Cached for at most 10 s, so a revocation works by then. */
    Optional<Actor> authenticate(String secret);

    /** Ends a token; nothing happens to one that is revoked already. Needs what issuing it needs. */
    void revoke(Actor actor, UUID id);

    List<Token> list();

    record Issued(UUID id, String secret) {

        /** Without the secret: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /**
     * A token without its secret.
     *
     * @param issuedBy the person who issued it, with whose account it ends; empty for agents and for the house's own
     * @param lastUsedAt to the minute; empty for agents, whose heartbeat tells it
     */
    record Token(
            UUID id,
            Actor.Kind kind,
            String name,
            Set<Right> rights,
            Instant issuedAt,
            Optional<UUID> issuedBy,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {}
}
