package io.evenkeel.desk;

/** Anything about it changed. Published in the transaction of the change. */
public record TicketChanged(Ticket ticket) {}
