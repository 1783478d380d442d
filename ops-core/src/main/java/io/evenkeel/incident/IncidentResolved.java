package io.evenkeel.incident;

/** The fight is over. Published in the transaction of the change. */
public record IncidentResolved(Incident incident) {}
