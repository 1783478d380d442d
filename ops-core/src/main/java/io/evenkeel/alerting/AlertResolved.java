package io.evenkeel.alerting;

/** An alert that {@link AlertFiring} was published for stopped. One that was muted all its time is never told of. */
public record AlertResolved(Alert alert) {}
