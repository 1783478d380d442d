package io.evenkeel.fleet;

/** A host appeared, fell silent, was heard again, or was revoked. Not published for each heartbeat. */
public record HostChanged(String host) {}
