package io.evenkeel.incident;

/** An incident was opened, or opened again ({@code incident.round()} above 0). Published in the transaction of the change. */
public record IncidentOpened(Incident incident) {}
