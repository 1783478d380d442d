package io.evenkeel.change;

/** Anything about it changed. Published in the transaction of the change. */
public record ChangeMoved(Change change) {}
