package io.evenkeel.incident;

/** It is over. Published in the transaction of the change. */
public record IncidentClosed(Incident incident) {}
