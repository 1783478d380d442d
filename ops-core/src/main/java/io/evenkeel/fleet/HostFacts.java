package io.evenkeel.fleet;

import io.evenkeel.protocol.Heartbeat;

/** What an agent tells about its host: the protocol's record as it came. */
public record HostFacts(Heartbeat heartbeat) {}
