package io.evenkeel.logs;

import io.evenkeel.audit.Actor;
import io.evenkeel.protocol.LogShipment;

/** Takes what agents ship, each shipment once however often it comes. Thread-safe. */
public interface AgentLines {
    /**
     * When it returns, the lines survive a crash, as those of the agent's own host. A shipment that is there already, or is
     * older than the last of its stream, changes nothing.
     *
     * @param agent needs {@code WRITE_LOGS}
     * @throws io.evenkeel.audit.Refusal FORBIDDEN for who is no agent; UNAVAILABLE where the lines cannot be kept now: the
     *     agent keeps them and sends the shipment again as it was
     */
    void take(Actor agent, LogShipment shipment);
}
