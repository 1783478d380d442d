package io.evenkeel.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * One watched host.
 *
 * @param lastSeen when its agent was last heard, if ever
 * @param silent whether it should have been heard by now
 * @param refusals of agents that claim to be this host, since it was enrolled; empty if there were none
 */
public record Host(
        String name,
        Instant enrolledAt,
        Optional<Instant> lastSeen,
        boolean silent,
        boolean revoked,
        Optional<HostFacts> facts,
        Optional<Refusals> refusals) {

    /** @param reason a sentence of what is wrong and what to do */
    public record Refusals(long count, Instant last, String reason) {}

    /** What its agent holds back; empty while the agent has not told. */
    public Optional<Backlog> backlog() {
        return facts.map(HostFacts::heartbeat)
                .flatMap(told -> told.backlogBytes().map(bytes -> new Backlog(bytes, told.droppedSamples())));
    }

    /**
     * Measurements that wait on the host to be sent.
     *
     * @param dropped samples given up because too many waited
     */
    public record Backlog(long bytes, long dropped) {}
}
