package io.evenkeel.alerting;

/** An alert began to fire. Published in the transaction that stores it. */
public record AlertFiring(Alert alert) {}
