package io.evenkeel.desk;

import io.evenkeel.desk.Ticket.Promise;

/** What was promised was not kept in time. Published in the transaction that found it. */
public record PromiseBroken(Ticket ticket, Promise promise) {}
