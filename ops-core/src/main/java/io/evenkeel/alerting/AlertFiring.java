package io.evenkeel.alerting;

/**
 * An alert fires and nothing mutes it. Published in the transaction that stores it: when it begins to fire, or, if it was
 * muted, when the last silence over it ends while it still fires. The second time for the same stretch its {@code
 * activeSince} is the same and its version higher.
 */
public record AlertFiring(Alert alert) {}
