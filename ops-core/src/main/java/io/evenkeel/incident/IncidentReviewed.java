package io.evenkeel.incident;

/** Cause and remedy are written. Published in the transaction of the change. */
public record IncidentReviewed(Incident incident) {}
