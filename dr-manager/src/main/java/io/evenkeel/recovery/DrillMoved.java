package io.evenkeel.recovery;

/** Anything about a drill changed. Published in the transaction of the change. */
public record DrillMoved(String number) {}
