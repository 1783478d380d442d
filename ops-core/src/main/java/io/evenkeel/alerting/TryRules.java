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
     * @param what {@code cpu}
     * @return the rule as switched on; refused if one is on already or the host leaves no room above its level
     */
    Trial begin(Actor actor, String what, String host);

    /** Switches it off; the alert resolves with the next evaluation if the load is gone. No-op if it is off. */
    void end(Actor actor);

    /** The trial that runs now. */
    Optional<Trial> running();

    /** @param endsAt when it is switched off by itself */
    record Trial(
            String what, String host, String alertname, double levelPercent, double limitPercent, Instant endsAt) {}
}
