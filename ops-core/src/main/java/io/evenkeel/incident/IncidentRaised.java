package io.evenkeel.incident;

/** A graver alert joined: severity and priority rose. Published in the transaction of the change. */
public record IncidentRaised(Incident incident) {}
