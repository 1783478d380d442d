package io.evenkeel.incident;

/** Somebody has it. Published in the transaction of the change. */
public record IncidentAcknowledged(Incident incident) {}
