package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.telemetry.Topology.Sort;
import java.time.Instant;
import java.util.Optional;

/**
 * What matters of a span that crosses the border of a program.
 *
 * @param joint what it has in common with the span at the other end
 * @param side at which end it stands
 * @param service whose span it is
 * @param peer what it says itself of the other end
 */
record SeenSpan(Joint joint, Side side, String service, Optional<Peer> peer, Instant at, long micros, boolean failed) {

    /** The trace, and the calling span within it. */
    record Joint(long traceHigh, long traceLow, long callerSpan) {
        String traceId() {
            return "%016x%016x".formatted(traceHigh, traceLow);
        }
    }

    /** The two ends of an edge. */
    enum Side {
        CALLER,
        CALLEE
    }

    /**
     * The other end, by the name that this one gives it.
     *
     * @param isFinal whether no span of the other end will come that knows better: databases and queues send none
     */
    record Peer(String name, Sort sort, boolean isFinal) {}
}
