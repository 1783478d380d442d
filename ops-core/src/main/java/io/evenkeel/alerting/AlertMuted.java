package io.evenkeel.alerting;

/**
 * A silence mutes an alert that {@link AlertFiring} was published for, or somebody said that it was nothing: until the next
 * {@link AlertFiring} of it, nobody is to be paged because of it. {@code alert.mutedBy()} names what mutes it.
 */
public record AlertMuted(Alert alert) {}
