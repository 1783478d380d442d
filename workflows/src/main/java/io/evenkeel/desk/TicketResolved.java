package io.evenkeel.desk;

/** It is done in the eyes of the desk. Published in the transaction of the change. */
public record TicketResolved(Ticket ticket) {}
