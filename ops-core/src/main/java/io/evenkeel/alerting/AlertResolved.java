package io.evenkeel.alerting;

/** A firing alert stopped. */
public record AlertResolved(Alert alert) {}
