package io.evenkeel.alerting;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * The shipped rule group {@code try}: the expressions of the shipped host rules with a short {@code for} and a limit set
 * from one host's level now, for that host only, switched on for a bounded time by {@code ./evenkeel try}.
 */
public interface TryRules {

    /**
     * Switches the group on.
     *
     * @return the rule as switched on; refused if one is on already or the host leaves no room above its level
     */
    Trial begin(Actor actor, Attempt attempt);

    /** Switches it off; the alert resolves with the next evaluation if the load is gone. No-op if it is off. */
    void end(Actor actor);

    /** The trial that runs now. */
    Optional<Trial> running();

    /**
     * What is about to be loaded.
     *
     * @param what {@code cpu}, {@code memory} or {@code disk}
     * @param mountpoint the filesystem that is filled; for {@code disk} only, and needed there
     * @param loadBytes how many bytes will be taken, 1 to 1,000,000,000; not asked for {@code cpu}
     */
    record Attempt(String what, String host, Optional<String> mountpoint, long loadBytes) {}

    /**
     * @param levelPercent what the rule's expression shows now: share in use for {@code cpu}, share left for the others
     * @param endsAt when it is switched off by itself
     */
    record Trial(
            String what,
            String host,
            Optional<String> mountpoint,
            String alertname,
            double levelPercent,
            double limitPercent,
            Instant endsAt) {}
}
