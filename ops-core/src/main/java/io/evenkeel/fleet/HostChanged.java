package io.evenkeel.fleet;

/** A host first appeared, became silent, was heard again, or was revoked; not told at each heartbeat. */
public record HostChanged(String host) {}
