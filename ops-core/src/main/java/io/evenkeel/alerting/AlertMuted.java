package io.evenkeel.alerting;

/**
 * A silence mutes an alert that {@link AlertFiring} was published for: until the next {@link AlertFiring} of it, nobody is
 * to be paged because of it. {@code alert.mutedBy()} names the silences.
 */
public record AlertMuted(Alert alert) {}
