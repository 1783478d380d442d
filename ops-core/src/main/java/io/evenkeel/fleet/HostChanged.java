package io.evenkeel.fleet;

/** A host first appeared, became silent, was heard again, was revoked, or its agent was refused; not told at each heartbeat. */
public record HostChanged(String host) {}
