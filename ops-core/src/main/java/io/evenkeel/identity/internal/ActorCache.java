package io.evenkeel.identity.internal;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Actors of valid tokens by the token's hash, for at most ten seconds. What is unknown is not kept: a flood of wrong
 * tokens would push the right ones out. Thread-safe.
 */
final class ActorCache {

    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private record Kept(Actor actor, Instant at) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Optional<Actor> find(String key, Instant now) {
        return Optional.ofNullable(kept.get(key))
                .filter(entry ->
                        !now.isBefore(entry.at()) && now.isBefore(entry.at().plus(LONGEST)))
                .map(Kept::actor);
    }

    Actor keep(String key, Actor actor, Instant now) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept(actor, now));
        return actor;
    }
}
