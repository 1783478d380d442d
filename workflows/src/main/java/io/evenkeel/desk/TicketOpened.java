package io.evenkeel.desk;

/** A ticket was made. Published in the transaction of the change. */
public record TicketOpened(Ticket ticket) {}
