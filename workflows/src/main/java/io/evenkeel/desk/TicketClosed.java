package io.evenkeel.desk;

/** The requester confirmed, or it was closed for good. Published in the transaction of the change. */
public record TicketClosed(Ticket ticket) {}
