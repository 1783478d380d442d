package io.evenkeel.incident;

/** Anything about it changed; published with every change for those who show it. Published in the transaction of the change. */
public record IncidentChanged(Incident incident) {}
