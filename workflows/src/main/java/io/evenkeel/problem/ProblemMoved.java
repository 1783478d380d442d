package io.evenkeel.problem;

/** Anything about it changed. Published in the transaction of the change. */
public record ProblemMoved(Problem problem) {}
